import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MessageStore } from '@longshore/server/storage/ports/message-store'
import { ada, bob, channel, cy, draft, group, inGroup, otherChannel, post, send } from './drafts.ts'

export function chatsContract(open: (logLength?: number) => MessageStore): void {
  suite('basic groups', () => {
    test('each member has a copy, and reading tells everyone whose messages were read', async () => {
      const store = open()
      await send(store, draft(bob, bob), inGroup(ada), inGroup(bob), inGroup(bob), inGroup(cy))
      assert.equal((await store.state(ada)).unread, 3)
      const changes = await store.markRead(ada, group, 3)
      assert.deepEqual(changes, [
        { owner: ada, pts: 6, ptsCount: 1, event: { kind: 'read inbox', peer: group, upTo: 3, unread: 1 } },
        { owner: bob, pts: 7, ptsCount: 1, event: { kind: 'read outbox', peer: group, upTo: 4 } },
      ])
      const more = await store.markRead(ada, group, 100)
      assert.deepEqual(
        more.map(({ owner, event }) => [owner, event.kind]),
        [
          [ada, 'read inbox'],
          [cy, 'read outbox'],
        ],
      )
    })
  })

  suite('channels', () => {
    test('one copy in its own box, unread for those it is new to', async () => {
      const store = open()
      const [first] = await send(store, post(ada))
      await send(store, post(ada, { date: 1001 }), post(bob, { date: 1002 }))
      assert.deepEqual([first?.owner, first?.peer, first?.id, first?.pts], [channel, channel, 1, 2])
      const unread = async (user: bigint, since: number) =>
        (await store.dialogsWith(user, [channel], [{ channel, since }]))[0]?.unread
      assert.deepEqual(
        [await unread(cy, 1000), await unread(cy, 1001), await unread(bob, 1000), await unread(ada, 0)],
        [3, 2, 2, 1],
      )
      assert.equal((await store.state(ada)).unread, 0)
    })

    test("a random id is the sender's, also there", async () => {
      const store = open()
      await send(store, post(ada, { randomId: 5n }))
      const [again] = await store.append([post(ada, { randomId: 5n })])
      assert.deepEqual([again?.repeated, again?.copies[0]?.owner, again?.copies[0]?.id], [true, channel, 1])
      const sent = (await store.sentUnder(ada, [5n])).get(5n)
      assert.equal(sent !== 'deleted' && sent?.owner, channel)
      const [other] = await store.append([post(bob, { randomId: 5n })])
      assert.equal(other?.repeated, false)
    })

    test('reading moves no box, and tells whose messages were read', async () => {
      const store = open()
      await send(store, post(ada), post(bob), post(cy), post(bob))
      const followed = { channel, since: 0 }
      assert.deepEqual(await store.markChannelRead(cy, followed, 3), {
        upTo: 2,
        unread: 1,
        authors: [
          { user: bob, upTo: 2 },
          { user: ada, upTo: 1 },
        ],
      })
      assert.equal(await store.markChannelRead(cy, followed, 3), undefined)
      assert.deepEqual(await store.markChannelRead(ada, followed, 4), {
        upTo: 4,
        unread: 0,
        authors: [
          { user: bob, upTo: 4 },
          { user: cy, upTo: 3 },
        ],
      })
      const [dialog] = await store.dialogsWith(bob, [channel], [followed])
      assert.deepEqual(
        [dialog?.readInboxUpTo, dialog?.readOutboxUpTo, dialog?.topMessage, dialog?.pts],
        [0, 4, 4, 5],
      )
      assert.equal((await store.state(channel)).pts, 5)
      assert.deepEqual(await store.changesAfter(cy, 1, 10), [])
    })

    test('where they are', async () => {
      const store = open()
      await send(store, post(ada, { date: 1001 }), post(ada, { date: 1002 }))
      await store.remove([{ owner: channel, id: 2 }])
      assert.deepEqual(await store.channelStates([channel, otherChannel]), [
        { channel, pts: 4, topMessage: 1, date: 1001 },
        { channel: otherChannel, pts: 1, topMessage: 0, date: 0 },
      ])
    })
  })
}
