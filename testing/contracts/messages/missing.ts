import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MessageStore } from '@longshore/server/storage/ports/message-store'
import { ada, bob, draft, filled, send } from './drafts.ts'

export function missingContract(open: (logLength?: number) => MessageStore): void {
  suite('what was missed', () => {
    test('the changes after a point, in order', async () => {
      const store = open()
      await send(store, draft(bob, ada), draft(bob, ada))
      await store.remove([{ owner: ada, id: 1 }])
      await store.markRead(ada, bob, 2)
      assert.deepEqual(await store.changesAfter(ada, 2, 100), [
        { owner: ada, pts: 3, ptsCount: 1, event: { kind: 'new', message: 2 } },
        { owner: ada, pts: 4, ptsCount: 1, event: { kind: 'delete', messages: [1] } },
        { owner: ada, pts: 5, ptsCount: 1, event: { kind: 'read inbox', peer: bob, upTo: 2, unread: 0 } },
      ])
      assert.equal((await store.state(ada)).pts, 5)
    })

    test('no more than asked for', async () => {
      const changes = await (await filled(open(), 5)).changesAfter(ada, 1, 2)
      assert.deepEqual(changes !== 'forgotten' && changes.map(({ pts }) => pts), [2, 3])
    })

    for (const [name, pts, answer] of [
      ['nothing was missed', 6, []],
      ['the future', 7, 'forgotten'],
      ['before the first', 0, 'forgotten'],
    ] as const) {
      test(`${name}`, async () => {
        assert.deepEqual(await (await filled(open(), 5)).changesAfter(ada, pts, 100), answer)
      })
    }

    test('a box where nothing ever happened', async () => {
      assert.deepEqual(await open().changesAfter(ada, 1, 10), [])
      assert.deepEqual(await open().state(ada), { pts: 1, unread: 0 })
    })

    test('the log keeps its length, and says when it no longer reaches back', async () => {
      const store = await filled(open(3), 10) // pts 2 to 11; those up to 8 are forgotten
      assert.equal(await store.changesAfter(ada, 7, 100), 'forgotten')
      const kept = await store.changesAfter(ada, 8, 100)
      assert.deepEqual(kept !== 'forgotten' && kept.map(({ pts }) => pts), [9, 10, 11])
    })
  })
}
