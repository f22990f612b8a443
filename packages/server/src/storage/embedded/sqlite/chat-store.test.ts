import { suite } from 'node:test'
import { chatStoreContract } from '@longshore/testing/contracts/chat-store'
import { chatMigrations, SqliteChatStore } from './chat-store.ts'
import { openDatabase } from './database.ts'

suite('chats in the embedded database', () => {
  chatStoreContract(() => new SqliteChatStore(openDatabase(':memory:', chatMigrations)))
})
