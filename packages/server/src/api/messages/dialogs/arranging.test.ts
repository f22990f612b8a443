import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { self, text, updatesIn } from '@longshore/testing/api-messages'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { channel, group, inputChannel, threeUsers } from '@longshore/testing/api-places'
import { refused } from '@longshore/testing/refused'

const first = {
  _: 'messages.getDialogs',
  offset_date: 0,
  offset_id: 0,
  offset_peer: { _: 'inputPeerEmpty' },
  limit: 20,
  hash: 0n,
} as const

const dialogOf = (peer: Type<'InputPeer'>) => ({ _: 'inputDialogPeer', peer }) as const
const pin = (peer: Type<'InputPeer'>, pinned = true) =>
  ({ _: 'messages.toggleDialogPin', pinned, peer: dialogOf(peer) }) as const
const move = (folder_id: number, ...peers: Type<'InputPeer'>[]) =>
  ({
    _: 'folders.editPeerFolders',
    folder_peers: peers.map((peer) => ({ _: 'inputFolderPeer', peer, folder_id }) as const),
  }) as const

/** What a page lists, by the names of its top messages; `+` marks what is pinned, `[...]` is the archive. */
function shown(
  page: { dialogs: Type<'Dialog'>[]; messages: Type<'Message'>[] } | { count: number },
): string[] {
  assert('dialogs' in page)
  return page.dialogs.map((dialog) => {
    assert(dialog._ === 'dialog' || dialog._ === 'dialogFolder')
    const top = page.messages.find(
      (message) =>
        message._ === 'message' &&
        message.id === dialog.top_message &&
        JSON.stringify(message.peer_id, digits) === JSON.stringify(dialog.peer, digits),
    )
    const name = top?._ === 'message' ? top.message : '?'
    return dialog._ === 'dialogFolder' ? `[${name}]` : `${dialog.pinned ? '+' : ''}${name}`
  })
}

const digits = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)

/** Ada with five dialogs, each a second newer than the one before. */
async function fiveDialogs(layer?: number) {
  const three = await threeUsers(layer)
  const { network, ada, bob, cy } = three
  const places = {
    bob: await ada.peerOf(bob),
    cy: await ada.peerOf(cy),
    group: await group(ada, bob),
    channel: (await channel({}, ada, cy)).as(ada),
    self,
  }
  for (const [i, [name, peer]] of Object.entries(places).entries()) {
    network.time.advance(1000)
    await ada.call(text(peer, name, BigInt(i + 1)))
  }
  ada.forgetUpdates()
  return { ...three, places }
}

const pinnedIn = async (client: ApiClient, folder_id = 0) =>
  shown(await client.call({ _: 'messages.getPinnedDialogs', folder_id }))

suite('pinned dialogs', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`come first, those pinned last on top, at layer ${layer}`, async () => {
      const { ada, places } = await fiveDialogs(layer)
      for (const peer of [places.bob, places.channel]) assert.equal(await ada.call(pin(peer)), true)
      assert.deepEqual(shown(await ada.call(first)), ['+channel', '+bob', 'self', 'group', 'cy'])
      assert.deepEqual(await pinnedIn(ada), ['+channel', '+bob'])
      const rest = await ada.call({ ...first, exclude_pinned: true })
      assert.equal(rest._, 'messages.dialogs')
      assert.deepEqual(shown(rest), ['self', 'group', 'cy'])
      await ada.call(pin(places.channel, false))
      assert.deepEqual(await pinnedIn(ada), ['+bob'])
    })
  }

  test('are told to other sessions, and to those that come back', async () => {
    const { network, ada, places } = await fiveDialogs()
    const away = await network.login(1)
    const { pts, qts, date } = await ada.call({ _: 'updates.getState' })
    network.time.advance(1000)
    await ada.call(pin(places.bob))
    await ada.call(pin(places.cy))
    await ada.call({
      _: 'messages.reorderPinnedDialogs',
      folder_id: 0,
      force: true,
      order: [dialogOf(places.cy)],
    })
    const missed = await away.call({ _: 'updates.getDifference', pts, qts, date })
    assert(missed._ === 'updates.difference')
    assert.deepEqual(
      missed.other_updates.map(({ _ }) => _),
      ['updateDialogPinned', 'updateDialogPinned', 'updatePinnedDialogs'],
    )
    assert.equal(missed.state.pts, pts)
    const later = await away.call({
      ...missed.state,
      _: 'updates.getDifference',
      date: missed.state.date + 1,
    })
    assert.equal(later._, 'updates.differenceEmpty')
  })

  test('are put in order', async () => {
    const { ada, bob, places } = await fiveDialogs()
    const order = (force: boolean, ...peers: Type<'InputPeer'>[]) =>
      ada.call({ _: 'messages.reorderPinnedDialogs', folder_id: 0, force, order: peers.map(dialogOf) })
    for (const peer of [places.bob, places.cy]) await ada.call(pin(peer))
    await order(false, places.bob)
    assert.deepEqual(await pinnedIn(ada), ['+bob', '+cy'])
    await order(true, places.self, places.bob)
    assert.deepEqual(await pinnedIn(ada), ['+self', '+bob'])
    await order(true)
    assert.deepEqual(await pinnedIn(ada), [])
    assert.deepEqual(await pinnedIn(bob), [])
  })

  test('are five at most, and none without messages', async () => {
    const { network, ada, places } = await fiveDialogs()
    const dan = await network.login(4)
    const toDan = await ada.peerOf(dan)
    await assert.rejects(ada.call(pin(toDan)), refused('PEER_HISTORY_EMPTY'))
    for (const peer of Object.values(places)) await ada.call(pin(peer))
    await ada.call(text(toDan, 'dan', 9n))
    await assert.rejects(ada.call(pin(toDan)), refused('PINNED_DIALOGS_TOO_MUCH'))
    const six = [toDan, ...Object.values(places)].map(dialogOf)
    const order = { _: 'messages.reorderPinnedDialogs', folder_id: 0, order: six } as const
    await assert.rejects(ada.call({ ...order, force: true }), refused('PINNED_DIALOGS_TOO_MUCH'))
  })

  test('a channel that was left is listed no more', async () => {
    const { ada, cy } = await threeUsers()
    const place = await channel({}, ada, cy)
    await ada.call(text(place.as(ada), 'news', 1n))
    await cy.call(pin(place.as(cy)))
    assert.deepEqual(await pinnedIn(cy), ['+news'])
    await cy.call({ _: 'channels.leaveChannel', channel: inputChannel(place.as(cy)) })
    assert.deepEqual(await pinnedIn(cy), [])
  })

  test('bots have none', async () => {
    const bot = await (await ApiNetwork.open()).bot('harbour_bot')
    await assert.rejects(bot.call(pin(self)), refused('BOT_METHOD_INVALID'))
  })
})

suite('the archive', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`has its dialogs for itself, and one entry in the usual list, at layer ${layer}`, async () => {
      const { ada, bob, places } = await fiveDialogs(layer)
      await bob.call(text(await bob.peerOf(ada), 'unread', 7n))
      const told = await ada.call(move(1, places.bob, places.channel))
      assert.deepEqual(
        updatesIn(told).map((update) => update._ === 'updateFolderPeers' && update.folder_peers.length),
        [2],
      )
      assert.deepEqual(shown(await ada.call({ ...first, folder_id: 1 })), ['unread', 'channel'])
      const usual = await ada.call({ ...first, folder_id: 0 })
      assert.deepEqual(shown(usual), ['[unread]', 'self', 'group', 'cy'])
      assert('dialogs' in usual && usual.dialogs[0]?._ === 'dialogFolder')
      assert.deepEqual(
        [usual.dialogs[0].unread_unmuted_peers_count, usual.dialogs[0].unread_unmuted_messages_count],
        [1, 1],
      )
      assert.deepEqual(await pinnedIn(ada), ['[unread]'])
      assert.equal(shown(await ada.call(first)).length, 5)
      const [dialog] = (await ada.call({ _: 'messages.getPeerDialogs', peers: [dialogOf(places.bob)] }))
        .dialogs
      assert(dialog?._ === 'dialog')
      assert.equal(dialog.folder_id, 1)
    })
  }

  test('is asked for by itself, and stays on top', async () => {
    const { ada, places } = await fiveDialogs()
    const folder = { _: 'inputDialogPeerFolder', folder_id: 1 } as const
    assert.deepEqual((await ada.call({ _: 'messages.getPeerDialogs', peers: [folder] })).dialogs, [])
    await ada.call(move(1, places.cy))
    assert.deepEqual(shown(await ada.call({ _: 'messages.getPeerDialogs', peers: [folder] })), ['[cy]'])
    assert.equal(await ada.call({ _: 'messages.toggleDialogPin', pinned: true, peer: folder }), true)
    const unpin = { _: 'messages.toggleDialogPin', peer: folder } as const
    await assert.rejects(ada.call(unpin), refused('FOLDER_ID_INVALID'))
  })

  test('unpins what comes in, pins in an order of its own, and gives back', async () => {
    const { ada, places } = await fiveDialogs()
    await ada.call(pin(places.bob))
    await ada.call(move(1, places.bob, places.cy))
    assert.deepEqual(await pinnedIn(ada, 1), [])
    await ada.call(pin(places.bob))
    assert.deepEqual(await pinnedIn(ada, 1), ['+bob'])
    await ada.call(move(0, places.bob))
    assert.deepEqual(shown(await ada.call({ ...first, folder_id: 0 })), [
      '[cy]',
      'self',
      'channel',
      'group',
      'bob',
    ])
  })

  test('is told by points, also to who was away', async () => {
    const { ada, places } = await fiveDialogs()
    const { pts, qts, date } = await ada.call({ _: 'updates.getState' })
    await ada.call(move(1, places.bob))
    assert.deepEqual(updatesIn(await ada.call(move(1, places.bob))), [])
    const missed = await ada.call({ _: 'updates.getDifference', pts, qts, date })
    assert(missed._ === 'updates.difference')
    const [update] = missed.other_updates
    assert(update?._ === 'updateFolderPeers')
    assert.deepEqual([update.pts, update.folder_peers[0]?.folder_id], [pts + 1, 1])
  })

  test('is searched apart from the usual list', async () => {
    const { ada, places } = await fiveDialogs()
    await ada.call(move(1, places.bob, places.channel))
    const search = async (folder_id: number | undefined) => {
      const found = await ada.call({
        ...first,
        _: 'messages.searchGlobal',
        q: 'n',
        filter: { _: 'inputMessagesFilterEmpty' },
        min_date: 0,
        max_date: 0,
        offset_rate: 0,
        folder_id,
      } as const)
      assert('messages' in found)
      return found.messages.flatMap((message) => (message._ === 'message' ? message.message : []))
    }
    assert.deepEqual(await search(1), ['channel'])
    assert.deepEqual(await search(0), [])
    assert.deepEqual(await search(undefined), ['channel'])
  })

  test('other folders there are not', async () => {
    const { ada, places } = await fiveDialogs()
    await assert.rejects(ada.call(move(2, places.bob)), refused('FOLDER_ID_INVALID'))
    await assert.rejects(ada.call({ ...first, folder_id: 7 }), refused('FOLDER_ID_INVALID'))
    await assert.rejects(ada.call(move(1)), refused('FOLDER_ID_EMPTY'))
  })
})

suite('marks of dialogs as unread', () => {
  test('stay, are listed, and are told to other sessions once', async () => {
    const { network, ada, places } = await fiveDialogs()
    const other = await network.login(1)
    await other.call({ _: 'updates.getState' })
    const mark = (peer: Type<'InputPeer'>, unread: boolean) =>
      ada.call({ _: 'messages.markDialogUnread', unread, peer: dialogOf(peer) })
    for (const peer of [places.bob, places.channel, places.bob]) assert.equal(await mark(peer, true), true)
    assert.deepEqual(
      other.pushed.flatMap((told) => updatesIn(told as never)).map(({ _ }) => _),
      ['updateDialogUnreadMark', 'updateDialogUnreadMark'],
    )
    assert.equal((await ada.call({ _: 'messages.getDialogUnreadMarks' })).length, 2)
    const page = await ada.call(first)
    assert('dialogs' in page)
    assert.equal(page.dialogs.filter((dialog) => dialog._ === 'dialog' && dialog.unread_mark).length, 2)
    await mark(places.bob, false)
    assert.deepEqual(await ada.call({ _: 'messages.getDialogUnreadMarks' }), [
      { _: 'dialogPeer', peer: { _: 'peerChannel', channel_id: places.channel.channel_id } },
    ])
  })
})
