import { suite } from 'node:test'
import { loginTokenStoreContract } from '@longshore/testing/contracts/login-token-store'
import { openDatabase } from './database.ts'
import { loginTokenMigrations, SqliteLoginTokenStore } from './login-token-store.ts'

suite('login tokens in the embedded database', () => {
  loginTokenStoreContract(() => new SqliteLoginTokenStore(openDatabase(':memory:', loginTokenMigrations)))
})
