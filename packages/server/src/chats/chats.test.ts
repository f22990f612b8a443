import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { seededRandom } from '@longshore/protocol/crypto/seeded-random'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { chatRecord, member } from '@longshore/testing/contracts/chat-store'
import { FakeTime } from '@longshore/testing/fake-time'
import { PeerAccessHashes } from '../accounts/access-hash.ts'
import { chatMigrations, SqliteChatStore } from '../storage/embedded/sqlite/chat-store.ts'
import { openDatabase } from '../storage/embedded/sqlite/database.ts'
import { bareId, channelPeer, isChannelPeer, isUserPeer } from '../storage/ports/peer-id.ts'
import { ChatHolder } from './chat-holder.ts'
import { ChatOrigins } from './chat-origins.ts'
import { Chats } from './chats.ts'
import { randomChatId } from './ids.ts'

function newChats(randomBytes = seededRandom('chats')) {
  const store = new SqliteChatStore(openDatabase(':memory:', chatMigrations))
  const crypto = { ...nodeCrypto, randomBytes }
  const accessHashes = new PeerAccessHashes(crypto, new Uint8Array(32))
  return { store, chats: new Chats({ store, crypto, accessHashes, clock: new FakeTime().clock }) }
}

/** Every byte is this one. */
function always(byte: number) {
  return { ...nodeCrypto, randomBytes: (length: number) => new Uint8Array(length).fill(byte) }
}

suite('chats', () => {
  test('ids have ten digits and 31 bits, whatever chance says, and -100 begins those of channels alone', () => {
    for (const byte of [0, 1, 127, 128, 255]) {
      const group = randomChatId(always(byte), 'group')
      const channel = randomChatId(always(byte), 'channel')
      assert.ok(!isUserPeer(group) && !isChannelPeer(group) && isChannelPeer(channel))
      assert.match(String(group), /^-(?!100)\d{10}$/)
      for (const chat of [group, channel]) assert.ok(bareId(chat) < 2n ** 31n)
      assert.equal(String(channel), `-100${bareId(channel)}`)
      assert.equal(randomChatId(always(byte), 'supergroup'), channel)
    }
  })

  test('a taken id is not given twice', async () => {
    const sequence = [1, 1, 2]
    const { chats } = newChats((length) => new Uint8Array(length).fill(sequence.shift() ?? 9))
    const first = await chats.create({ kind: 'group', title: 'A', creator: 1n })
    const second = await chats.create({ kind: 'group', title: 'B', creator: 1n })
    assert.notEqual(first.id, second.id)
    assert.equal((await chats.chat(first.id))?.title, 'A')
  })

  test('whoever makes a chat is its creator, counted once, and brought in the others', async () => {
    const { chats, store } = newChats()
    const { id, members } = await chats.create({
      kind: 'group',
      title: 'A',
      creator: 1n,
      members: [2n, 1n, 2n],
    })
    assert.equal(members, 2)
    const found = await store.members(id, { offset: 0, limit: 9 })
    assert.deepEqual(
      found.map(({ user, role, inviter }) => [user, role, inviter]),
      [
        [1n, 'creator', 1n],
        [2n, 'member', 1n],
      ],
    )
  })

  test('a link stays the same until there is a newer one', async () => {
    const { chats } = newChats()
    const { id } = await chats.create({ kind: 'channel', title: 'A', creator: 1n })
    const link = await chats.invite(id)
    assert.equal(await chats.invite(id), link)
    const newer = await chats.newInvite(id)
    assert.notEqual(newer, link)
    assert.equal(await chats.invite(id), newer)
  })

  test('each viewer has a hash of its own for each channel', async () => {
    const { chats } = newChats()
    const [a, b] = [channelPeer(1n), channelPeer(2n)]
    assert.equal(chats.accessHash(1n, a), chats.accessHash(1n, a))
    assert.equal(new Set([chats.accessHash(1n, a), chats.accessHash(2n, a), chats.accessHash(1n, b)]).size, 3)
  })
})

suite('pictures of chats', () => {
  const channel = channelPeer(5n)
  const [ada, bob, cy] = [1n, 2n, 3n]

  async function withPicture(username?: string) {
    const { store } = newChats()
    const chat = chatRecord(channel, { username, photo: 7n })
    await store.add(chat, [member(channel, ada, 1, 'creator'), member(channel, bob, 2)])
    return { store, origins: new ChatOrigins(store) }
  }
  const origin = { kind: 'chat', chat: channel } as const

  test('members may use the current one, and nobody else', async () => {
    const { store, origins } = await withPicture()
    assert.equal(await origins.names(origin, 7n, bob), true)
    assert.equal(await origins.names(origin, 8n, bob), false)
    assert.equal(await origins.names(origin, 7n, cy), false)
    assert.equal(await origins.names({ ...origin, chat: channelPeer(6n) }, 7n, bob), false)
    await store.removeMember(channel, bob, 'left')
    assert.equal(await origins.names(origin, 7n, bob), false)
  })

  test('of a public channel everybody may, apart from those who were sent away', async () => {
    const { store, origins } = await withPicture('harbour')
    assert.equal(await origins.names(origin, 7n, cy), true)
    await store.ban({ chat: channel, user: cy, by: ada, date: 3 })
    assert.equal(await origins.names(origin, 7n, cy), false)
  })

  test('the picture is in use until it is changed', async () => {
    const { store } = await withPicture()
    const holder = new ChatHolder(store)
    assert.deepEqual(await holder.inUse([6n, 7n]), [7n])
    await store.change(channel, { photo: null })
    assert.deepEqual(await holder.inUse([6n, 7n]), [])
  })
})
