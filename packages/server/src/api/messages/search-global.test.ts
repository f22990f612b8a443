import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Request, Type } from '@longshore/protocol/schema/api'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

type Asked = Request<'messages.searchGlobal'>

const everything: Asked = {
  _: 'messages.searchGlobal',
  q: 'fish',
  filter: { _: 'inputMessagesFilterEmpty' },
  min_date: 0,
  max_date: 0,
  offset_rate: 0,
  offset_peer: { _: 'inputPeerEmpty' },
  offset_id: 0,
  limit: 100,
}

/** Somebody with "fish" in a private chat, a basic group, a channel and a supergroup, all in one second. */
async function withFishEverywhere() {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1), await network.login(2)]
  const made = await ada.call({ _: 'messages.createChat', users: [], title: 'Group' })
  assert(made.updates._ === 'updates' && made.updates.chats[0]?._ === 'chat')
  const group = { _: 'inputPeerChat', chat_id: made.updates.chats[0].id } as const
  const peers: Type<'InputPeer'>[] = [await ada.peerOf(bob), group]
  for (const kind of [{ broadcast: true }, { megagroup: true }]) {
    const updates = await ada.call({ _: 'channels.createChannel', ...kind, title: 'C', about: '' })
    assert(updates._ === 'updates' && updates.chats[0]?._ === 'channel')
    const { id: channel_id, access_hash = 0n } = updates.chats[0]
    peers.push({ _: 'inputPeerChannel', channel_id, access_hash })
  }
  let random_id = 1n
  for (let round = 0; round < 3; round++)
    for (const [i, peer] of peers.entries())
      await ada.call({ _: 'messages.sendMessage', peer, message: `fish ${i}`, random_id: random_id++ })
  return { ada, peers }
}

async function find(client: ApiClient, more: Partial<Asked> = {}) {
  const found = await client.call({ ...everything, ...more })
  assert(found._ === 'messages.messagesSlice')
  const words = found.messages.map((message) => (message._ === 'message' ? message.message : ''))
  return { ...found, words }
}

const kindsIn = (words: readonly string[]) => [...new Set(words)].sort()

suite('searching everywhere', () => {
  test('finds what was said in private, in groups and in channels', async () => {
    const { ada } = await withFishEverywhere()
    const { words, count } = await find(ada)
    assert.deepEqual([words.length, count], [12, 12])
    assert.deepEqual(kindsIn(words), ['fish 0', 'fish 1', 'fish 2', 'fish 3'])
    assert.deepEqual(kindsIn((await find(ada, { users_only: true })).words), ['fish 0'])
    assert.deepEqual(kindsIn((await find(ada, { groups_only: true })).words), ['fish 1', 'fish 3'])
    assert.deepEqual(kindsIn((await find(ada, { broadcasts_only: true })).words), ['fish 2'])
    assert.deepEqual((await find(ada, { q: 'bird' })).words, [])
  })

  test('page after page finds each message once, also those of one second', async () => {
    const { ada, peers } = await withFishEverywhere()
    const seen = new Set<string>()
    let more: Partial<Asked> = {}
    for (let pages = 0; pages < 6; pages++) {
      const page = await find(ada, { limit: 5, ...more })
      for (const message of page.messages) {
        if (message._ !== 'message') continue
        seen.add(`${message.message} ${message.id}`)
      }
      const last = page.messages.at(-1)
      if (last?._ !== 'message') break
      const { peer_id, id } = last
      const channel = peers.find(
        (peer) =>
          peer._ === 'inputPeerChannel' &&
          peer_id._ === 'peerChannel' &&
          peer.channel_id === peer_id.channel_id,
      )
      more = {
        offset_rate: page.next_rate ?? 0,
        offset_id: id,
        offset_peer: channel ?? { _: 'inputPeerSelf' },
      }
    }
    assert.equal(seen.size, 12)
  })

  test('nothing asked for is refused', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    await assert.rejects(find(ada, { q: '' }), refused('SEARCH_QUERY_EMPTY'))
  })
})

test('how many messages of each kind there are', async () => {
  const { ada, peers } = await withFishEverywhere()
  const [peer] = peers
  assert(peer)
  const filters = [{ _: 'inputMessagesFilterEmpty' }, { _: 'inputMessagesFilterPhotos' }] as const
  const counters = await ada.call({ _: 'messages.getSearchCounters', peer, filters: [...filters] })
  assert.deepEqual(
    counters.map(({ filter, count }) => [filter._, count]),
    [
      ['inputMessagesFilterEmpty', 3],
      ['inputMessagesFilterPhotos', 0],
    ],
  )
})

test('one speaks as oneself, and in a channel as the channel', async () => {
  const { ada, peers } = await withFishEverywhere()
  const names = await Promise.all(
    peers.map(async (peer) => (await ada.call({ _: 'channels.getSendAs', peer })).peers[0]?.peer._),
  )
  assert.deepEqual(names, ['peerUser', 'peerUser', 'peerChannel', 'peerUser'])
})

test('that a message was read is told, and when is not', async () => {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1), await network.login(2)]
  const peer = await ada.peerOf(bob)
  await ada.call({ _: 'messages.sendMessage', peer, message: 'x', random_id: 1n })
  const ask = (msg_id: number) => ada.call({ _: 'messages.getOutboxReadDate', peer, msg_id })
  await assert.rejects(ask(1), refused('MESSAGE_NOT_READ_YET'))
  await bob.call({ _: 'messages.readHistory', peer: await bob.peerOf(ada), max_id: 1 })
  await assert.rejects(ask(1), refused('USER_PRIVACY_RESTRICTED'))
  await assert.rejects(ask(7), refused('MESSAGE_ID_INVALID'))
  const { full_user } = await ada.call({ _: 'users.getFullUser', id: { ...peer, _: 'inputUser' } })
  assert.equal(full_user.read_dates_private, true)
  assert.deepEqual(await ada.call({ _: 'messages.getMessageReadParticipants', peer, msg_id: 1 }), [])
})
