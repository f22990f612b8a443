import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type {
  DialogOffset,
  FollowedChannel,
  MessageDraft,
  MessageRecord,
  MessageStore,
  MessageWindow,
} from '@longshore/server/storage/ports/message-store'
import { channelPeer, groupPeer } from '@longshore/server/storage/ports/peer-id'

const ada = 2n ** 40n + 1n
const bob = 7n
const cy = 8n
const group = groupPeer(3n)
const channel = channelPeer(4n)
const otherChannel = channelPeer(5n)

const all: MessageWindow = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 100 }

/** A message of one user to another, or to itself. */
export function draft(from: bigint, to: bigint, more: Partial<MessageDraft> = {}): MessageDraft {
  const body = Uint8Array.of(1)
  const mine = { owner: from, peer: to, body }
  return {
    sender: from,
    date: 1000,
    groupedId: undefined,
    text: 'Hello',
    searchText: 'hello',
    kind: undefined,
    file: undefined,
    randomId: undefined,
    mediaUnread: false,
    copies: from === to ? [mine] : [mine, { owner: to, peer: from, body: Uint8Array.of(2) }],
    ...more,
  }
}

/** A message to the three in their group. */
function inGroup(from: bigint, more: Partial<MessageDraft> = {}): MessageDraft {
  const members = [from, ...[ada, bob, cy].filter((member) => member !== from)]
  const copies = members.map((owner) => ({ owner, peer: group, body: Uint8Array.of(1) }))
  return draft(from, from, { ...more, copies })
}

/** A message in a channel. */
function post(from: bigint, more: Partial<MessageDraft> = {}, to = channel): MessageDraft {
  return draft(from, from, { ...more, copies: [{ owner: to, peer: to, body: Uint8Array.of(1) }] })
}

async function send(store: MessageStore, ...drafts: MessageDraft[]): Promise<MessageRecord[]> {
  return (await store.append(drafts)).flatMap(({ copies }) => copies)
}

/** Ada's box with messages 1 to `count` to Bob, a second apart. */
async function filled(store: MessageStore, count: number): Promise<MessageStore> {
  for (let i = 1; i <= count; i++)
    await store.append([draft(ada, bob, { date: 1000 + i, text: `T${i}`, searchText: `t${i}` })])
  return store
}

/**
 * What every MessageStore must do. `open` answers an empty one; with a number, one that keeps so many points of each
 * box's history.
 */
export function messageStoreContract(open: (logLength?: number) => MessageStore): void {
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

  suite('windows on messages', () => {
    // Messages 1..9 of one dialog; from the newest to the oldest.
    for (const [name, window, ids] of [
      ['the newest', { limit: 3 }, [9, 8, 7]],
      ['older than an id', { offsetId: 5, limit: 2 }, [4, 3]],
      ['moved towards older', { offsetId: 8, addOffset: 2, limit: 2 }, [5, 4]],
      ['around an id', { offsetId: 5, addOffset: -2, limit: 4 }, [6, 5, 4, 3]],
      ['an id and what is newer', { offsetId: 5, addOffset: -3, limit: 3 }, [7, 6, 5]],
      ['newer than all that was seen', { offsetId: 3, addOffset: -5, limit: 2 }, [7, 6]],
      ['nothing is newer than the newest', { addOffset: -2, limit: 4 }, [9, 8]],
      ['older than a date', { offsetDate: 1004, limit: 2 }, [3, 2]],
      ['past the oldest', { offsetId: 2, limit: 5 }, [1]],
      ['nothing', { limit: 0 }, []],
    ] as const) {
      test(`${name}`, async () => {
        const store = await filled(open(), 9)
        const found = await store.find(ada, { peer: bob }, { ...all, ...window })
        assert.deepEqual(
          found.messages.map(({ id }) => id),
          ids,
        )
        assert.equal(found.total, 9)
      })
    }
  })

  suite('filters', () => {
    for (const [name, filter, ids] of [
      ['one dialog', { peer: cy }, [4, 3]],
      ['all dialogs', {}, [6, 5, 4, 3, 2, 1]],
      ['words', { text: 'b' }, [4, 2]],
      ['letters that mean something to SQL', { text: '%' }, [6]],
      ['kinds', { kinds: ['video', 'music'] }, [5, 3]],
      ['sender', { sender: bob }, [6]],
      ['ids', { minId: 1, maxId: 4 }, [3, 2]],
      ['dates', { minDate: 1001, maxDate: 1005 }, [4, 3, 2]],
    ] as const) {
      test(name, async () => {
        const store = open()
        await send(
          store,
          draft(ada, bob, { date: 1001, searchText: 'a' }),
          draft(ada, bob, { date: 1002, searchText: 'ab' }),
          draft(ada, cy, { date: 1003, kind: 'video' }),
          draft(ada, cy, { date: 1004, searchText: 'b' }),
          draft(ada, ada, { date: 1005, kind: 'music' }),
          draft(bob, ada, { date: 1006, searchText: '100%' }),
        )
        const found = await store.find(ada, filter, all)
        assert.deepEqual(
          found.messages.map(({ id }) => id),
          ids,
        )
        assert.equal(found.total, ids.length)
      })
    }
  })

  suite('changes', () => {
    test('an edit changes the copies it names, and each box moves by one', async () => {
      const store = open()
      await send(store, draft(ada, bob))
      const edit = { text: 'new', searchText: 'new', kind: undefined, file: undefined, editDate: 2000 }
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

  suite('media', () => {
    const voice = { kind: 'voice', file: 5n, mediaUnread: true } as const

    test('that was heard is marked in all boxes it is named in, once', async () => {
      const store = open()
      await send(store, draft(ada, bob, voice), draft(ada, bob, voice))
      const heard = [
        { owner: bob, id: 1 },
        { owner: ada, id: 1 },
        { owner: bob, id: 2 },
      ]
      assert.deepEqual(await store.readContents(heard), [
        { owner: bob, pts: 5, ptsCount: 2, event: { kind: 'read contents', messages: [1, 2] } },
        { owner: ada, pts: 4, ptsCount: 1, event: { kind: 'read contents', messages: [1] } },
      ])
      assert.deepEqual(await store.readContents(heard), [])
      const marks = (await store.messages(ada, [1, 2])).map(({ mediaUnread }) => mediaUnread)
      assert.deepEqual(marks, [false, true])
    })

    test('of a channel is heard by each for itself', async () => {
      const store = open()
      await send(store, post(ada, voice), post(ada))
      assert.deepEqual(await store.readChannelContents(bob, channel, [1, 2, 3]), [1])
      assert.deepEqual(await store.readChannelContents(bob, channel, [1]), [])
      assert.deepEqual(await store.readChannelContents(ada, channel, [1]), [])
      assert.deepEqual(await store.channelContentsRead(bob, channel, [1, 2]), [1])
      assert.deepEqual(await store.channelContentsRead(cy, channel, [1, 2]), [])
      await store.remove([{ owner: channel, id: 1 }])
      assert.deepEqual(await store.channelContentsRead(bob, channel, [1]), [])
    })

    test('that is to go is found when its time has come, until it is gone', async () => {
      const store = open()
      await send(store, draft(ada, bob, voice))
      const copies = [
        { owner: ada, id: 1 },
        { owner: bob, id: 1 },
      ]
      await store.letMediaExpire(copies, 2000)
      await store.letMediaExpire(copies, 3000)
      assert.deepEqual(await store.mediaDue(1999, 10), [])
      const due = await store.mediaDue(2000, 10)
      assert.deepEqual(due.map(({ owner, mediaDue }) => [owner, mediaDue]).sort(), [
        [ada, 2000],
        [bob, 2000],
      ])
      assert.equal((await store.mediaDue(2000, 1)).length, 1)
      const empty = { text: '', searchText: '', kind: undefined, file: undefined, editDate: undefined }
      await store.edit(copies.map((copy) => ({ ...empty, copy, body: Uint8Array.of(9) })))
      assert.deepEqual(await store.mediaDue(2000, 10), [])
      const [message] = await store.messages(ada, [1])
      assert.deepEqual([message?.editDate, message?.file, message?.body[0]], [undefined, undefined, 9])
    })

    test('an edit that keeps the file keeps its time', async () => {
      const store = open()
      await send(store, draft(ada, bob, voice))
      const copy = { owner: ada, id: 1 }
      await store.letMediaExpire([copy], 2000)
      const edit = { text: 'x', searchText: 'x', kind: 'voice', file: 5n, editDate: 1500 } as const
      await store.edit([{ ...edit, copy, body: Uint8Array.of(9) }])
      assert.equal((await store.mediaDue(2000, 10)).length, 1)
    })

    test('is found by its file', async () => {
      const store = open()
      await send(
        store,
        draft(ada, bob, { ...voice, date: 1000 }),
        post(ada, { ...voice, date: 1002 }),
        draft(cy, ada, { ...voice, date: 1001 }),
        draft(ada, ada, { file: 6n }),
      )
      assert.deepEqual(await store.placesOf([ada, channel], 5n, 2), [
        { owner: channel, id: 1 },
        { owner: ada, id: 2 },
      ])
      assert.deepEqual(await store.placesOf([bob], 6n, 2), [])
      assert.deepEqual(await store.filesShown([5n, 6n, 7n]), [5n, 6n])
      await store.remove([{ owner: ada, id: 3 }])
      assert.deepEqual(await store.filesShown([5n, 6n, 7n]), [5n])
    })
  })
}
