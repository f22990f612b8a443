import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MessageStore } from '@longshore/server/storage/ports/message-store'
import { scheduledBox } from '@longshore/server/storage/ports/scheduled-box'
import { ada, bob, draft, send } from './drafts.ts'

export function changingContract(open: (logLength?: number) => MessageStore): void {
  suite('changes', () => {
    test('an edit changes the copies it names, and each box moves by one', async () => {
      const store = open()
      await send(store, draft(ada, bob))
      const nothing = { kind: undefined, file: undefined, companion: undefined }
      const edit = { text: 'new', searchText: 'new', ...nothing, editDate: 2000 }
      const changes = await store.edit([
        { ...edit, copy: { owner: ada, id: 1 }, body: Uint8Array.of(3) },
        { ...edit, copy: { owner: bob, id: 1 }, body: Uint8Array.of(4) },
        { ...edit, copy: { owner: bob, id: 2 }, body: Uint8Array.of(5) },
      ])
      assert.deepEqual(changes, [
        { owner: ada, pts: 3, ptsCount: 1, event: { kind: 'edit', message: 1 } },
        { owner: bob, pts: 3, ptsCount: 1, event: { kind: 'edit', message: 1 } },
      ])
      const [edited] = await store.messages(bob, [1])
      assert.deepEqual([edited?.text, edited?.editDate, edited?.pts, edited?.body[0]], ['new', 2000, 2, 4])
    })

    test('what is scheduled is found by its date, which may change, and apart from what was sent', async () => {
      const store = open()
      const box = scheduledBox(ada)
      const scheduled = (date: number) => ({
        ...draft(ada, bob),
        date,
        copies: [{ owner: box, peer: bob, body: new Uint8Array([1]) }],
      })
      await send(store, draft(ada, bob), scheduled(3000), scheduled(2000))
      const due = async (upTo: number) =>
        (await store.scheduled({ from: 0, upTo, limit: 10 })).map(({ owner, id, date }) => [owner, id, date])
      assert.deepEqual(await due(1999), [])
      assert.deepEqual(await due(2000), [[box, 2, 2000]])
      assert.deepEqual(await due(4000), [
        [box, 2, 2000],
        [box, 1, 3000],
      ])
      const [first] = await store.messages(box, [1])
      assert(first)
      await store.edit([{ ...first, copy: { owner: box, id: 1 }, editDate: undefined, date: 1000 }])
      assert.deepEqual(await due(4000), [
        [box, 1, 1000],
        [box, 2, 2000],
      ])
      assert.deepEqual(await store.scheduled({ from: 2001, upTo: 4000, limit: 10 }), [])
      await store.remove([{ owner: box, id: 1 }])
      assert.deepEqual(await due(4000), [[box, 2, 2000]])
    })

    test('removing takes as many points as messages, and ids are not used again', async () => {
      const store = open()
      await send(store, draft(ada, bob), draft(ada, bob))
      const changes = await store.remove([
        { owner: ada, id: 1 },
        { owner: bob, id: 2 },
        { owner: ada, id: 2 },
        { owner: ada, id: 3 },
      ])
      assert.deepEqual(changes, [
        { owner: ada, pts: 5, ptsCount: 2, event: { kind: 'delete', messages: [1, 2] } },
        { owner: bob, pts: 4, ptsCount: 1, event: { kind: 'delete', messages: [2] } },
      ])
      assert.deepEqual(await store.messages(ada, [1, 2]), [])
      const [next] = await send(store, draft(ada, bob))
      assert.equal(next?.id, 3)
    })

    test('removing what is not there changes nothing', async () => {
      const store = open()
      assert.deepEqual(await store.remove([{ owner: ada, id: 1 }]), [])
      assert.deepEqual(await store.state(ada), { pts: 1, unread: 0 })
    })
  })

  suite('reading', () => {
    test('reading tells the other side how far', async () => {
      const store = open()
      await send(store, draft(bob, bob), draft(bob, ada), draft(ada, bob), draft(bob, ada), draft(bob, ada))
      assert.equal((await store.state(ada)).unread, 3)
      const changes = await store.markRead(ada, bob, 3)
      assert.deepEqual(changes, [
        { owner: ada, pts: 6, ptsCount: 1, event: { kind: 'read inbox', peer: bob, upTo: 3, unread: 1 } },
        { owner: bob, pts: 7, ptsCount: 1, event: { kind: 'read outbox', peer: ada, upTo: 4 } },
      ])
      assert.equal((await store.state(ada)).unread, 1)
      const [dialog] = await store.dialogsWith(bob, [ada])
      assert.deepEqual(dialog, {
        peer: ada,
        topMessage: 5,
        readInboxUpTo: 0,
        readOutboxUpTo: 4,
        unread: 1,
        pts: undefined,
        folder: 0,
        pinned: false,
        markedUnread: false,
      })
    })

    for (const [name, upTo] of [
      ['a second time', 1],
      ['less than before', 0],
      ["one's own message", 2],
    ] as const) {
      test(`reading ${name} changes nothing`, async () => {
        const store = open()
        await send(store, draft(bob, ada), draft(ada, bob))
        await store.markRead(ada, bob, 1)
        assert.deepEqual(await store.markRead(ada, bob, upTo), [])
      })
    }

    test('an unread message that is removed is unread no more', async () => {
      const store = open()
      await send(store, draft(bob, ada), draft(bob, ada))
      await store.remove([{ owner: ada, id: 1 }])
      assert.equal((await store.state(ada)).unread, 1)
    })
  })
}
