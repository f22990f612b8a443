import { suite } from 'node:test'
import { accountStoreContract } from '@longshore/testing/contracts/account-store'
import { accountMigrations, SqliteAccountStore } from './account-store.ts'
import { openDatabase } from './database.ts'

suite('accounts in the embedded database', () => {
  accountStoreContract(() => new SqliteAccountStore(openDatabase(':memory:', accountMigrations)))
})
