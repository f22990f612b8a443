import { suite } from 'node:test'
import { keyStoreContract } from '@longshore/testing/contracts/key-store'
import { openDatabase } from './database.ts'
import { keyMigrations, SqliteKeyStore } from './key-store.ts'

suite('authorization keys in the embedded database', () => {
  keyStoreContract(() => new SqliteKeyStore(openDatabase(':memory:', keyMigrations)))
})
