import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type {
  DialogOffset,
  FollowedChannel,
  MessageStore,
} from '@longshore/server/storage/ports/message-store'
import { ada, bob, channel, cy, draft, otherChannel, post, send } from './drafts.ts'

export function dialogsContract(open: (logLength?: number) => MessageStore): void {
  suite('dialogs', () => {
    const listed = (store: MessageStore, after?: DialogOffset, channels: FollowedChannel[] = []) =>
      store.dialogs(ada, { channels, after, limit: 2 })

    test('the most recent first, page by page', async () => {
      const store = open()
      await send(store, draft(ada, bob), draft(cy, ada), draft(ada, ada), draft(bob, ada))
      const first = await listed(store)
      assert.deepEqual(
        first.dialogs.map(({ peer, topMessage, unread }) => [peer, topMessage, unread]),
        [
          [bob, 4, 1],
          [ada, 3, 0],
        ],
      )
      assert.equal(first.total, 3)
      const second = await listed(store, { date: 1000, topMessage: 3, peer: undefined })
      assert.deepEqual(
        second.dialogs.map(({ peer }) => peer),
        [cy],
      )
    })

    test('the top message is the newest that is left; a dialog without any is not listed', async () => {
      const store = open()
      await send(store, draft(ada, bob), draft(ada, bob), draft(ada, cy))
      await store.remove([
        { owner: ada, id: 2 },
        { owner: ada, id: 3 },
      ])
      const { dialogs, total } = await listed(store)
      assert.deepEqual(
        dialogs.map(({ peer, topMessage }) => [peer, topMessage]),
        [[bob, 1]],
      )
      assert.equal(total, 1)
      await send(store, draft(cy, ada))
      assert.equal((await listed(store)).dialogs[0]?.peer, cy)
    })

    test('those with certain users', async () => {
      const store = open()
      await send(store, draft(ada, bob))
      assert.deepEqual(
        (await store.dialogsWith(ada, [cy, bob])).map(({ peer }) => peer),
        [bob],
      )
    })

    test('channels are among them by their newest message, whatever its id', async () => {
      const store = open()
      await send(
        store,
        draft(ada, bob, { date: 1000 }),
        post(cy, { date: 1001 }),
        draft(ada, cy, { date: 1002 }),
        post(cy, { date: 1003 }, otherChannel),
      )
      const channels = [
        { channel, since: 1001 },
        { channel: otherChannel, since: 1004 },
      ]
      const first = await listed(store, undefined, channels)
      assert.equal(first.total, 4)
      assert.deepEqual(
        first.dialogs.map(({ peer, topMessage, unread, pts }) => [peer, topMessage, unread, pts]),
        [
          [otherChannel, 1, 0, 2],
          [cy, 2, 0, undefined],
        ],
      )
      const second = await listed(store, { date: 1002, topMessage: 2, peer: cy }, channels)
      assert.deepEqual(
        second.dialogs.map(({ peer, unread, pts }) => [peer, unread, pts]),
        [
          [channel, 1, 2],
          [bob, 0, undefined],
        ],
      )
      assert.equal((await listed(store)).total, 2)
    })

    test('of equal dates and ids the peer decides', async () => {
      const store = open()
      await send(store, draft(ada, bob), post(cy))
      const channels = [{ channel, since: 1000 }]
      const first = await store.dialogs(ada, { channels, limit: 1 })
      assert.equal(first.dialogs[0]?.peer, bob)
      const after = { date: 1000, topMessage: 1, peer: bob }
      const second = await store.dialogs(ada, { channels, after, limit: 1 })
      assert.equal(second.dialogs[0]?.peer, channel)
    })
  })
}
