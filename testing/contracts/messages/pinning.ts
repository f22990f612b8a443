import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MessageStore } from '@longshore/server/storage/ports/message-store'
import { ada, all, bob, cy, draft, inGroup, send } from './drafts.ts'

export function pinningContract(open: (logLength?: number) => MessageStore): void {
  suite('pinning', () => {
    const pinnedWith = async (store: MessageStore, peer: bigint) =>
      (await store.find(ada, { peer, pinned: true }, all)).messages.map(({ id, pinned }) => [id, pinned])

    test('takes as many points as messages in each dialog, and those are found', async () => {
      const store = open()
      await send(store, draft(ada, bob), draft(ada, bob), draft(ada, cy), draft(ada, bob))
      const copies = [1, 2, 3, 9].map((id) => ({ owner: ada, id }))
      assert.deepEqual(await store.pin([...copies, { owner: bob, id: 1 }], true), [
        { owner: ada, pts: 7, ptsCount: 2, event: { kind: 'pin', peer: bob, messages: [1, 2] } },
        { owner: ada, pts: 8, ptsCount: 1, event: { kind: 'pin', peer: cy, messages: [3] } },
        { owner: bob, pts: 5, ptsCount: 1, event: { kind: 'pin', peer: ada, messages: [1] } },
      ])
      assert.deepEqual(await pinnedWith(store, bob), [
        [2, true],
        [1, true],
      ])
      assert.equal((await store.messages(ada, [4]))[0]?.pinned, false)
    })

    test('what is so already changes nothing', async () => {
      const store = open()
      await send(store, draft(ada, bob))
      const copy = [{ owner: ada, id: 1 }]
      assert.deepEqual(await store.pin(copy, false), [])
      await store.pin(copy, true)
      assert.deepEqual(await store.pin(copy, true), [])
      assert.deepEqual(await store.pin(copy, false), [
        { owner: ada, pts: 4, ptsCount: 1, event: { kind: 'unpin', peer: bob, messages: [1] } },
      ])
      assert.deepEqual(await pinnedWith(store, bob), [])
    })

    test('the log tells it again, of groups too', async () => {
      const store = open()
      const [mine] = await send(store, inGroup(ada))
      assert(mine)
      await store.pin(await store.copies(mine.origin), true)
      const [, pin] = (await store.changesAfter(bob, 1, 10)) as unknown[]
      const event = { kind: 'pin', peer: mine.peer, messages: [1] }
      assert.deepEqual(pin, { owner: bob, pts: 3, ptsCount: 1, event })
    })
  })
}
