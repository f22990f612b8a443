import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { messageStoreContract } from '@longshore/testing/contracts/message-store'
import { draft } from '@longshore/testing/contracts/messages/drafts'
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

  test('what was written before there were groups is found again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'longshore-'))
    const path = join(folder, 'messages.db')
    try {
      const before = openDatabase(path, messageMigrations.slice(0, 1))
      before.exec(`
        INSERT INTO message_box VALUES (1, 3, 4, 1);
        INSERT INTO message_copy VALUES
          (1, 2, 3, 1, 1, 0, 1000, NULL, NULL, 'a', 'a', 'document', 77, x'00', 1, 2),
          (1, 3, 4, 2, 1, 0, 1001, NULL, NULL, 'b', 'b', NULL, NULL, x'00', 1, 3);
        INSERT INTO message_dialog VALUES (1, 1, 2, 0, 0, 0), (1, 2, 3, 0, 0, 0);
        INSERT INTO message_random VALUES (1, 9, 2);
      `)
      before.close()
      const after = openDatabase(path, messageMigrations)
      const store = new SqliteMessageStore(after)
      const { dialogs } = await store.dialogs(1n, { channels: [], limit: 10 })
      assert.deepEqual(
        dialogs.map(({ peer, topMessage }) => [peer, topMessage]),
        [
          [2n, 3],
          [1n, 2],
        ],
      )
      assert.deepEqual(await store.placesOf([1n], 77n, 10), [{ owner: 1n, id: 2 }])
      const sent = (await store.sentUnder(1n, [9n])).get(9n)
      assert.equal(sent !== 'deleted' && sent?.id, 2)
      after.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

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
