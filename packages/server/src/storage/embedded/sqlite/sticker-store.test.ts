import { suite } from 'node:test'
import { stickerStoreContract } from '@longshore/testing/contracts/sticker-store'
import { openDatabase } from './database.ts'
import { SqliteStickerStore, stickerMigrations } from './sticker-store.ts'

suite('stickers in the embedded database', () => {
  stickerStoreContract(() => new SqliteStickerStore(openDatabase(':memory:', stickerMigrations)))
})
