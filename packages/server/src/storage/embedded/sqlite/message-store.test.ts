import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { draft, messageStoreContract } from '@longshore/testing/contracts/message-store'
import { openDatabase } from './database.ts'
import { messageMigrations, SqliteMessageStore } from './message-store.ts'

suite('messages in the embedded database', () => {
  messageStoreContract(
    (logLength) =>
      new SqliteMessageStore(
        openDatabase(':memory:', messageMigrations),
        logLength === undefined ? {} : { logLength },
      ),
  )

  test('what was missed is still known after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'longshore-'))
    const path = join(folder, 'messages.db')
    try {
      const before = openDatabase(path, messageMigrations)
      await new SqliteMessageStore(before).append([draft(1n, 2n, { randomId: 5n })])
      before.close()
      const after = openDatabase(path, messageMigrations)
      const store = new SqliteMessageStore(after)
      assert.deepEqual(await store.changesAfter(2n, 1, 10), [
        { owner: 2n, pts: 2, ptsCount: 1, event: { kind: 'new', message: 1 } },
      ])
      assert.equal((await store.append([draft(1n, 2n, { randomId: 5n })]))[0]?.repeated, true)
      after.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
