import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MessageStore } from '@longshore/server/storage/ports/message-store'
import { ada, bob, channel, cy, draft, otherChannel, post, send } from './drafts.ts'

const dan = 9n
const channels = [{ channel, since: 1000 }]
const bounds = { channels, most: 3 }

/** Ada's dialogs, the newest first: the channel, Dan, Cy, Bob. */
async function arranged(store: MessageStore): Promise<MessageStore> {
  for (const [i, to] of [bob, cy, dan].entries()) await send(store, draft(ada, to, { date: 1001 + i }))
  await send(store, post(cy, { date: 1004 }))
  return store
}

export function arrangingContract(open: (logLength?: number) => MessageStore): void {
  const listed = async (store: MessageStore, more = {}) =>
    (await store.dialogs(ada, { channels, limit: 10, ...more })).dialogs.map(({ peer }) => peer)

  suite('arranging dialogs', () => {
    test('the one pinned last comes first, before the most recent', async () => {
      const store = await arranged(open())
      for (const peer of [bob, channel])
        assert.equal(await store.arrangement.pin(ada, peer, true, bounds), 'changed')
      assert.deepEqual(await listed(store), [channel, bob, dan, cy])
      assert.deepEqual(await listed(store, { pinned: true }), [channel, bob])
      assert.deepEqual(await listed(store, { pinned: false }), [dan, cy])
      const [shown] = await store.dialogsWith(ada, [channel], channels)
      assert.deepEqual([shown?.pinned, shown?.folder, shown?.topMessage], [true, 0, 1])
      assert.equal(await store.arrangement.pin(ada, channel, false, bounds), 'changed')
      assert.deepEqual(await listed(store), [bob, channel, dan, cy])
    })

    test('pages go on among the pinned, and behind them', async () => {
      const store = await arranged(open())
      for (const peer of [bob, cy]) await store.arrangement.pin(ada, peer, true, bounds)
      const after = (peer: bigint, date: number, topMessage: number) => ({
        limit: 2,
        after: { peer, date, topMessage },
      })
      assert.deepEqual(await listed(store, after(cy, 1002, 2)), [bob, channel])
      assert.deepEqual(await listed(store, after(bob, 1001, 1)), [channel, dan])
      assert.deepEqual(await listed(store, after(channel, 1004, 1)), [dan])
      // Where they are left out, a page begins by its date alone.
      assert.deepEqual(await listed(store, { ...after(cy, 1002, 2), pinned: false }), [])
    })

    test('what is not listed cannot be pinned, nor more than may be, nor twice', async () => {
      const store = await arranged(open())
      const pin = (peer: bigint, pinned = true) => store.arrangement.pin(ada, peer, pinned, bounds)
      assert.equal(await pin(otherChannel), 'no such dialog')
      assert.equal(await pin(77n), 'no such dialog')
      assert.equal(await pin(bob, false), 'unchanged')
      for (const peer of [bob, cy, dan]) await pin(peer)
      assert.equal(await pin(bob), 'unchanged')
      assert.equal(await pin(channel), 'too many')
      await pin(cy, false)
      assert.equal(await pin(channel), 'changed')
    })

    test('an order is of those that are pinned; with force of those it names', async () => {
      const store = await arranged(open())
      const order = (peers: bigint[], force: boolean) =>
        store.arrangement.order(ada, 0, peers, { ...bounds, force })
      for (const peer of [bob, cy]) await store.arrangement.pin(ada, peer, true, bounds)
      assert.deepEqual(await order([bob, dan], false), [bob, cy])
      assert.deepEqual(await listed(store, { pinned: true }), [bob, cy])
      assert.deepEqual(await order([channel, bob, 77n, bob], true), [channel, bob])
      assert.deepEqual(await listed(store), [channel, bob, dan, cy])
      assert.equal(await order([bob, cy, dan, channel], true), 'too many')
      assert.deepEqual(await order([], true), [])
      assert.deepEqual(await listed(store, { pinned: true }), [])
    })

    test('a mark stays until it is taken away, or the dialog is empty', async () => {
      const store = await arranged(open())
      const { arrangement } = store
      assert.equal(await arrangement.mark(ada, bob, true), true)
      assert.equal(await arrangement.mark(ada, bob, true), false)
      assert.equal(await arrangement.mark(ada, channel, true), true)
      assert.equal(await arrangement.mark(ada, 77n, true), false)
      assert.deepEqual(await arrangement.marked(ada), [channel, bob])
      assert.equal((await store.dialogsWith(ada, [bob]))[0]?.markedUnread, true)
      await arrangement.mark(ada, channel, false)
      await store.remove([{ owner: ada, id: 1 }])
      assert.deepEqual(await arrangement.marked(ada), [])
      assert.deepEqual(await arrangement.marked(bob), [])
    })

    test('what is moved lies in its folder alone, unpinned, and has a place in the history', async () => {
      const store = await arranged(open())
      const { pts } = await store.state(ada)
      await store.arrangement.pin(ada, bob, true, bounds)
      const moved = await store.arrangement.move(ada, 1, [bob, channel, bob, 77n])
      const event = { kind: 'folder', folder: 1, peers: [bob, channel] }
      assert.deepEqual(moved, [{ owner: ada, pts: pts + 1, ptsCount: 1, event }])
      assert.deepEqual(await store.changesAfter(ada, pts, 10), moved)
      assert.deepEqual(await listed(store, { folder: 0 }), [dan, cy])
      assert.deepEqual(await listed(store, { folder: 1 }), [channel, bob])
      assert.deepEqual(await listed(store), [channel, dan, cy, bob])
      assert.equal((await store.dialogs(ada, { channels, folder: 1, limit: 1 })).total, 2)
      assert.deepEqual(await store.arrangement.move(ada, 1, [bob]), [])
      await store.arrangement.move(ada, 0, [bob])
      assert.deepEqual(await listed(store, { folder: 0 }), [dan, cy, bob])
    })

    test('messages are found by the folder of their dialog', async () => {
      const store = await arranged(open())
      await store.arrangement.move(ada, 1, [cy])
      const window = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 10 }
      const found = async (folder: 0 | 1) =>
        (await store.find(ada, { folder }, window)).messages.map(({ peer }) => peer)
      assert.deepEqual(await found(1), [cy])
      assert.deepEqual(await found(0), [dan, bob])
    })
  })
}
