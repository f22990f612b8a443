import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { self, text } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import { channel, group, inputChannel, threeUsers } from '@longshore/testing/api-places'

const first = {
  _: 'messages.getDialogs',
  offset_date: 0,
  offset_id: 0,
  offset_peer: { _: 'inputPeerEmpty' },
  limit: 20,
  hash: 0n,
} as const

/** Ada with dialogs of all kinds, each a second newer than the one before. */
async function allKinds(layer?: number) {
  const three = await threeUsers(layer)
  const { network, ada, bob, cy } = three
  const places: [name: string, peer: Type<'InputPeer'>][] = []
  const toBob = await ada.peerOf(bob)
  const made = [
    () => Promise.resolve(['user', toBob] as const),
    async () => ['group', await group(ada, bob)] as const,
    async () => ['channel', (await channel({}, ada, cy)).as(ada)] as const,
    () => Promise.resolve(['self', self] as const),
    async () => ['supergroup', (await channel({ megagroup: true }, ada, cy)).as(ada)] as const,
  ]
  let randomId = 1n
  for (const make of made) {
    network.time.advance(1000)
    const [name, peer] = await make()
    await ada.call(text(peer, name, randomId++))
    places.push([name, peer])
  }
  return { ...three, places: new Map(places) }
}

function topsOf(page: Type<'messages.Dialogs'>): string[] {
  assert('dialogs' in page)
  return page.dialogs.map((dialog) => {
    assert(dialog._ === 'dialog')
    const top = page.messages.find(
      (message) =>
        message._ !== 'messageEmpty' &&
        message.id === dialog.top_message &&
        isDeepStrictEqual(message.peer_id, dialog.peer),
    )
    return top?._ === 'message' ? top.message : String(top?._)
  })
}

const newestFirst = ['supergroup', 'self', 'channel', 'group', 'user']

suite('dialogs of all kinds', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: by the date of the newest message, with everybody in them`, async () => {
      const { ada } = await allKinds(layer)
      const all = await ada.call(first)
      assert(all._ === 'messages.dialogs')
      assert.deepEqual(topsOf(all), newestFirst)
      assert.deepEqual(
        all.dialogs.map((dialog) => dialog._ === 'dialog' && dialog.pts),
        [4, undefined, 3, undefined, undefined],
      )
      assert.equal(all.chats.length, 3)
      for (const chat of all.chats) if (chat._ === 'channel') assert(chat.access_hash)
    })
  }

  for (const [name, offsetOf] of [
    ['date, id and peer', (offset: Offset) => offset],
    ['date and id', ({ offset_date, offset_id }: Offset) => ({ offset_date, offset_id })],
    ['date', ({ offset_date }: Offset) => ({ offset_date })],
    ['id and peer', ({ offset_id, offset_peer }: Offset) => ({ offset_id, offset_peer })],
  ] as const) {
    test(`page by page, by the ${name} of the last one`, async () => {
      const { ada, places } = await allKinds()
      const tops: string[] = []
      let offset: Partial<Offset> = {}
      for (let page = 0; page < 5; page++) {
        const found = await ada.call({ ...first, limit: 1, ...offset })
        assert(found._ === 'messages.dialogsSlice' && found.messages[0]?._ === 'message')
        assert.equal(found.count, 5)
        const [message] = found.messages
        tops.push(message.message)
        offset = offsetOf({
          offset_date: message.date,
          offset_id: message.id,
          offset_peer: places.get(message.message) ?? self,
        })
      }
      assert.deepEqual(tops, newestFirst)
      const end = await ada.call({ ...first, limit: 1, ...offset })
      assert('dialogs' in end && end.dialogs.length === 0)
    })
  }

  test('what was newest and is deleted moves its dialog down', async () => {
    const { ada, places } = await allKinds()
    const peer = places.get('supergroup') as Constructor<'inputPeerChannel'>
    const [top] = await idsIn(ada, peer)
    await ada.call({ _: 'channels.deleteMessages', channel: inputChannel(peer), id: [top ?? 0] })
    const all = await ada.call(first)
    assert.deepEqual(topsOf(all), ['messageService', 'self', 'channel', 'group', 'user'])
  })

  test('a channel that was left is no dialog any more', async () => {
    const { cy, ada } = await allKinds()
    const mine = await cy.call(first)
    assert('chats' in mine)
    const [left] = mine.chats
    assert(left?._ === 'channel')
    const { id: channel_id, access_hash = 0n } = left
    await cy.call({ _: 'channels.leaveChannel', channel: { _: 'inputChannel', channel_id, access_hash } })
    const after = await cy.call(first)
    assert('dialogs' in after)
    assert.equal(after.dialogs.length, mine.dialogs.length - 1)
    assert.equal(topsOf(await ada.call(first)).length, 5)
  })

  test('a page after a channel or a user is named without an access hash', async () => {
    const { ada } = await allKinds()
    const all = await ada.call(first)
    assert('dialogs' in all && 'messages' in all)
    for (const [i, dialog] of all.dialogs.entries()) {
      const top: Type<'Message'> | undefined = all.messages[i]
      assert(dialog._ === 'dialog' && top && top._ !== 'messageEmpty')
      const offset_peer = withoutHash(dialog.peer)
      const offset_id = dialog.top_message
      const dates: number[] = [top.date, 0]
      for (const offset_date of dates) {
        const rest: Type<'messages.Dialogs'> = await ada.call({
          ...first,
          offset_id,
          offset_date,
          offset_peer,
        })
        assert('dialogs' in rest)
        assert.equal(rest.dialogs.length, all.dialogs.length - i - 1)
      }
    }
  })

  test('a page after a channel the caller is not in says nothing of that channel', async () => {
    const { ada } = await allKinds()
    const offset_peer = { _: 'inputPeerChannel', channel_id: 5n, access_hash: 0n } as const
    const page = await ada.call({ ...first, offset_id: 1, offset_peer })
    const without = await ada.call({ ...first, offset_id: 1 })
    assert('dialogs' in page && 'dialogs' in without)
    assert.deepEqual(page.dialogs, without.dialogs)
  })
})

function withoutHash(peer: Type<'Peer'>): Type<'InputPeer'> {
  switch (peer._) {
    case 'peerUser':
      return { _: 'inputPeerUser', user_id: peer.user_id, access_hash: 0n }
    case 'peerChat':
      return { _: 'inputPeerChat', chat_id: peer.chat_id }
    case 'peerChannel':
      return { _: 'inputPeerChannel', channel_id: peer.channel_id, access_hash: 0n }
  }
}

interface Offset {
  readonly offset_date: number
  readonly offset_id: number
  readonly offset_peer: Type<'InputPeer'>
}

async function idsIn(client: ApiClient, peer: Type<'InputPeer'>): Promise<number[]> {
  const page = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 100, max_id: 0, min_id: 0, hash: 0n }
  const history = await client.call({ _: 'messages.getHistory', peer, ...page })
  assert('messages' in history)
  return history.messages.map(({ id }) => id)
}
