import { suite } from 'node:test'
import { settingStoreContract } from '@longshore/testing/contracts/setting-store'
import { openDatabase } from './database.ts'
import { SqliteSettingStore, settingMigrations } from './setting-store.ts'

suite('settings in the embedded database', () => {
  settingStoreContract(() => new SqliteSettingStore(openDatabase(':memory:', settingMigrations)))
})
