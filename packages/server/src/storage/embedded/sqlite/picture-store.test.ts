import { suite } from 'node:test'
import { pictureStoreContract } from '@longshore/testing/contracts/picture-store'
import { openDatabase } from './database.ts'
import { pictureMigrations, SqlitePictureStore } from './picture-store.ts'

suite('profile pictures in the embedded database', () => {
  pictureStoreContract(() => new SqlitePictureStore(openDatabase(':memory:', pictureMigrations)))
})
