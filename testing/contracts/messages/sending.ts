import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MessageStore } from '@longshore/server/storage/ports/message-store'
import { ada, bob, draft, send } from './drafts.ts'

export function sendingContract(open: (logLength?: number) => MessageStore): void {
  suite('sending', () => {
    test('each box gets a copy with ids and pts of its own', async () => {
      const store = open()
      await send(store, draft(ada, ada))
      const [mine, theirs] = await send(store, draft(ada, bob))
      assert.deepEqual([mine?.owner, mine?.id, mine?.pts, mine?.peer], [ada, 2, 3, bob])
      assert.deepEqual([theirs?.owner, theirs?.id, theirs?.pts, theirs?.peer], [bob, 1, 2, ada])
      assert.deepEqual([...(mine?.body ?? [])], [1])
      assert.deepEqual([...(theirs?.body ?? [])], [2])
      assert.deepEqual(theirs?.origin, { owner: ada, id: 2 })
    })

    test('everything comes back as it was sent', async () => {
      const store = open()
      const sent = {
        groupedId: -5n,
        kind: 'video',
        file: 2n ** 62n,
        companion: 2n ** 62n + 1n,
        text: 'Hé',
        searchText: 'hé x.mp4',
      } as const
      await send(store, draft(ada, ada, { ...sent, mediaUnread: true }))
      const [found] = await store.messages(ada, [1])
      assert.deepEqual(
        { ...found, body: [...(found?.body ?? [])] },
        {
          ...sent,
          owner: ada,
          id: 1,
          pts: 2,
          peer: ada,
          sender: ada,
          date: 1000,
          editDate: undefined,
          mediaUnread: true,
          mediaDue: undefined,
          pinned: false,
          body: [1],
          origin: { owner: ada, id: 1 },
        },
      )
    })

    test('several are put in order, all in one step', async () => {
      const store = open()
      await send(store, draft(ada, bob, { text: 'a' }), draft(ada, bob, { text: 'b' }))
      assert.deepEqual(
        (await store.messages(bob, [2, 1, 3])).map(({ id, text, pts }) => [id, text, pts]),
        [
          [1, 'a', 2],
          [2, 'b', 3],
        ],
      )
    })

    test('copies of one message find each other', async () => {
      const store = open()
      await send(store, draft(bob, bob))
      const [mine] = await send(store, draft(ada, bob))
      await send(store, draft(ada, bob))
      assert(mine)
      assert.deepEqual(
        (await store.copies(mine.origin)).map(({ owner, id }) => [owner, id]).sort(),
        [
          [ada, 1],
          [bob, 2],
        ].sort(),
      )
    })
  })

  suite('random ids', () => {
    test('the same random id sends once, and answers the first copies', async () => {
      const store = open()
      const first = await send(store, draft(ada, bob, { randomId: -9n }))
      const [again] = await store.append([draft(ada, bob, { randomId: -9n, text: 'other' })])
      assert.equal(again?.repeated, true)
      assert.deepEqual(again.copies.map(({ id, pts, text }) => [id, pts, text]).sort(), [
        ...first.map(({ id, pts, text }) => [id, pts, text]).sort(),
      ])
      assert.equal((await store.state(bob)).pts, 2)
    })

    test('two users may use the same one', async () => {
      const store = open()
      await send(store, draft(ada, bob, { randomId: 1n }))
      const [answer] = await store.append([draft(bob, ada, { randomId: 1n })])
      assert.equal(answer?.repeated, false)
    })

    test('what was sent under which id, and what of it is gone', async () => {
      const store = open()
      await send(store, draft(ada, bob, { randomId: 1n }), draft(ada, bob, { randomId: 2n }))
      await store.remove([{ owner: ada, id: 2 }])
      const sent = await store.sentUnder(ada, [1n, 2n, 3n])
      const first = sent.get(1n)
      assert.equal(first !== 'deleted' && first?.id, 1)
      assert.equal(sent.get(2n), 'deleted')
      assert.equal(sent.has(3n), false)
      const [again] = await store.append([draft(ada, bob, { randomId: 2n })])
      assert.equal(again?.repeated, true)
    })
  })
}
