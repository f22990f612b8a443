import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const self = { _: 'inputPeerSelf' } as const
const page = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 100, max_id: 0, min_id: 0, hash: 0n }

let randomId = 1n
async function write(client: ApiClient, peer: Type<'InputPeer'>, message: string): Promise<void> {
  await client.call({ _: 'messages.sendMessage', peer, message, random_id: randomId++ })
}

/** Ada (in her layer) and Bob, who know each other and hear each other. */
async function twoUsers(layer = NEWEST_LAYER) {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1, { layer }), await network.login(2)]
  const [toBob, toAda] = [await ada.peerOf(bob), await bob.peerOf(ada)]
  await Promise.all([ada, bob].map((client) => client.call({ _: 'updates.getState' })))
  return { network, ada, bob, toBob, toAda }
}

function textsOf(messages: Type<'messages.Messages'>): string[] {
  assert('messages' in messages)
  return messages.messages.map((message) => (message._ === 'message' ? message.message : message._))
}

function onlyUpdate(client: ApiClient): Type<'Update'> {
  const [updates, ...more] = client.forgetUpdates() as Constructor<'updates'>[]
  const [update] = updates?.updates ?? []
  assert(update)
  assert.equal(more.length, 0)
  return update
}

suite('messages.getHistory', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: the newest first, page by page, with everybody in it`, async () => {
      const { ada, bob, toBob, toAda } = await twoUsers(layer)
      await write(ada, toBob, 'one')
      await write(bob, toAda, 'two')
      await write(ada, self, 'a note')
      await write(ada, toBob, 'three')
      const all = await ada.call({ _: 'messages.getHistory', peer: toBob, ...page })
      assert(all._ === 'messages.messages')
      assert.deepEqual(textsOf(all), ['three', 'two', 'one'])
      assert.deepEqual(all.users.map(({ id }) => id).sort(), [ada.id, bob.id].sort())
      const first = await ada.call({ _: 'messages.getHistory', peer: toBob, ...page, limit: 2 })
      assert(first._ === 'messages.messagesSlice')
      assert.equal(first.count, 3)
      assert.deepEqual(textsOf(first), ['three', 'two'])
      const next = await ada.call({ _: 'messages.getHistory', peer: toBob, ...page, offset_id: 2 })
      assert.deepEqual(textsOf(next), ['one'])
    })
  }

  test('no more than a hundred at once', async () => {
    const { ada } = await twoUsers()
    for (let i = 0; i < 101; i++) await write(ada, self, `${i}`)
    const history = await ada.call({ _: 'messages.getHistory', peer: self, ...page, limit: 1_000_000 })
    assert.equal(textsOf(history).length, 100)
  })

  test('bounds are exclusive', async () => {
    const { ada } = await twoUsers()
    for (const name of ['1', '2', '3', '4']) await write(ada, self, name)
    const history = await ada.call({ _: 'messages.getHistory', peer: self, ...page, min_id: 1, max_id: 4 })
    assert.deepEqual(textsOf(history), ['3', '2'])
  })
})

test('messages.getMessages keeps the order, and says what is not there', async () => {
  const { ada } = await twoUsers()
  await write(ada, self, 'one')
  await write(ada, self, 'two')
  const id = [2, 9, 1].map((id) => ({ _: 'inputMessageID', id }) as const)
  const found = await ada.call({ _: 'messages.getMessages', id })
  assert.deepEqual(textsOf(found), ['two', 'messageEmpty', 'one'])
})

suite('messages.search', () => {
  const query = {
    q: '',
    filter: { _: 'inputMessagesFilterEmpty' },
    min_date: 0,
    max_date: 0,
    ...page,
  } as const

  test('by words in any letters, in one dialog or everywhere', async () => {
    const { ada, toBob } = await twoUsers()
    await write(ada, toBob, 'The Harbour')
    await write(ada, self, 'Über den Hafen')
    await write(ada, self, 'harbour too')
    const here = await ada.call({ _: 'messages.search', ...query, peer: toBob, q: 'HARBOUR' })
    assert.deepEqual(textsOf(here), ['The Harbour'])
    const everywhere = await ada.call({
      _: 'messages.search',
      ...query,
      peer: { _: 'inputPeerEmpty' },
      q: 'harbour',
    })
    assert.deepEqual(textsOf(everywhere), ['harbour too', 'The Harbour'])
    const umlaut = await ada.call({ _: 'messages.search', ...query, peer: self, q: 'über' })
    assert.equal(textsOf(umlaut).length, 1)
  })

  test('by sender, and by kinds that nothing here has', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    await write(ada, toBob, 'mine')
    await write(bob, toAda, 'his')
    const his = await ada.call({ _: 'messages.search', ...query, peer: toBob, from_id: toBob })
    assert.deepEqual(textsOf(his), ['his'])
    for (const filter of [
      'inputMessagesFilterDocument',
      'inputMessagesFilterGeo',
      'inputMessagesFilterUrl',
    ] as const) {
      const none = await ada.call({ _: 'messages.search', ...query, peer: toBob, filter: { _: filter } })
      assert.deepEqual(textsOf(none), [])
    }
  })
})

suite('dialogs', () => {
  const ask = {
    _: 'messages.getDialogs',
    offset_date: 0,
    offset_id: 0,
    offset_peer: { _: 'inputPeerEmpty' },
    limit: 20,
    hash: 0n,
  } as const

  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: the most recent first, with top messages and counts`, async () => {
      const { ada, bob, toBob, toAda } = await twoUsers(layer)
      await write(ada, self, 'a note')
      await write(ada, toBob, 'one')
      await write(bob, toAda, 'two')
      const found = await ada.call(ask)
      assert(found._ === 'messages.dialogs')
      const shown = found.dialogs.map(
        (dialog) => dialog._ === 'dialog' && [dialog.top_message, dialog.unread_count],
      )
      assert.deepEqual(shown, [
        [3, 1],
        [1, 0],
      ])
      assert.deepEqual(
        found.messages.map((message) => message._ === 'message' && message.message),
        ['two', 'a note'],
      )
      assert.equal(found.users.length, 2)
    })
  }

  test('page by page, by the last top message or by its date', async () => {
    const { network, ada, toBob } = await twoUsers()
    await write(ada, self, 'a note')
    network.time.advance(10_000)
    await write(ada, toBob, 'one')
    const first = await ada.call({ ...ask, limit: 1 })
    assert(first._ === 'messages.dialogsSlice')
    assert.equal(first.count, 2)
    const offset_date = network.time.clock() / 1000
    for (const offset of [{ offset_id: 2 }, { offset_date }, { offset_id: 2, offset_date }]) {
      const second = await ada.call({ ...ask, ...offset })
      assert('dialogs' in second)
      assert.deepEqual(
        second.dialogs.map((dialog) => dialog._ === 'dialog' && dialog.top_message),
        [1],
      )
    }
  })

  test('the archive is empty, and nothing is pinned', async () => {
    const { ada } = await twoUsers()
    await write(ada, self, 'a note')
    const archive = await ada.call({ ...ask, folder_id: 1 })
    assert(archive._ === 'messages.dialogs')
    assert.deepEqual(archive.dialogs, [])
    const pinned = await ada.call({ _: 'messages.getPinnedDialogs', folder_id: 0 })
    assert.deepEqual([pinned.dialogs, pinned.state.pts], [[], 2])
  })

  test('those with certain users, also before the first word', async () => {
    const { ada, bob, toBob } = await twoUsers()
    await write(ada, self, 'a note')
    const peers = [self, toBob].map((peer) => ({ _: 'inputDialogPeer', peer }) as const)
    const found = await ada.call({ _: 'messages.getPeerDialogs', peers })
    assert.deepEqual(
      found.dialogs.map((dialog) => dialog._ === 'dialog' && [dialog.peer, dialog.top_message]),
      [
        [{ _: 'peerUser', user_id: ada.id }, 1],
        [{ _: 'peerUser', user_id: bob.id }, 0],
      ],
    )
    assert.equal(found.users.length, 2)
  })
})

suite('reading', () => {
  test("tells the reader's other sessions and the writer", async () => {
    const { network, ada, bob, toBob, toAda } = await twoUsers()
    const bobToo = await network.client({ key: bob.key })
    await bobToo.call({ _: 'updates.getState' })
    for (const name of ['1', '2', '3']) await write(ada, toBob, name)
    for (const client of [ada, bob, bobToo]) client.forgetUpdates()
    const read = await bob.call({ _: 'messages.readHistory', peer: toAda, max_id: 2 })
    assert.deepEqual([read.pts, read.pts_count], [5, 1])
    const inbox = onlyUpdate(bobToo)
    assert(inbox._ === 'updateReadHistoryInbox')
    assert.deepEqual([inbox.max_id, inbox.still_unread_count, inbox.pts], [2, 1, 5])
    const outbox = onlyUpdate(ada)
    assert(outbox._ === 'updateReadHistoryOutbox')
    assert.deepEqual([outbox.max_id, outbox.pts, outbox.pts_count], [2, 5, 1])
    assert.deepEqual(bob.pushed, [])
    const again = await bob.call({ _: 'messages.readHistory', peer: toAda, max_id: 2 })
    assert.deepEqual([again.pts, again.pts_count], [5, 0])
    await bob.call({ _: 'messages.readHistory', peer: toAda, max_id: 0 })
    assert.equal((await bob.call({ _: 'updates.getState' })).unread_count, 0)
  })
})

suite('deleting', () => {
  test("from one's own box only, unless revoked", async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    for (const name of ['1', '2', '3']) await write(ada, toBob, name)
    bob.forgetUpdates()
    const mine = await ada.call({ _: 'messages.deleteMessages', id: [1, 9] })
    assert.deepEqual([mine.pts, mine.pts_count], [5, 1])
    assert.deepEqual(bob.pushed, [])
    const both = await ada.call({ _: 'messages.deleteMessages', id: [2, 3], revoke: true })
    assert.deepEqual([both.pts, both.pts_count], [7, 2])
    const update = onlyUpdate(bob)
    assert(update._ === 'updateDeleteMessages')
    assert.deepEqual([update.messages, update.pts, update.pts_count], [[2, 3], 6, 2])
    const left = await bob.call({ _: 'messages.getHistory', peer: toAda, ...page })
    assert.deepEqual(textsOf(left), ['1'])
  })

  test('a whole dialog, up to a message or all of it', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    for (const name of ['1', '2', '3']) await write(ada, toBob, name)
    await write(ada, self, 'a note')
    const request = { _: 'messages.deleteHistory', peer: toBob } as const
    const some = await ada.call({ ...request, max_id: 2 })
    assert.deepEqual([some.pts_count, some.offset], [2, 0])
    const rest = await ada.call({ ...request, max_id: 0, revoke: true })
    assert.deepEqual([rest.pts_count, rest.offset], [1, 0])
    const his = await bob.call({ _: 'messages.getHistory', peer: toAda, ...page })
    assert.deepEqual(textsOf(his), ['2', '1'])
    const notes = await ada.call({ _: 'messages.getHistory', peer: self, ...page })
    assert.deepEqual(textsOf(notes), ['a note'])
  })
})

test('a dialog is opened by its own access hash', async () => {
  const { network, toBob } = await twoUsers()
  const cy = await network.login(3)
  for (const method of ['messages.getHistory', 'messages.readHistory', 'messages.deleteHistory'] as const)
    await assert.rejects(cy.call({ _: method, peer: toBob, ...page }), refused('PEER_ID_INVALID'))
})
