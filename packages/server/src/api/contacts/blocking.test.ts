import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { uploaded } from '@longshore/testing/api-files'
import { newMessageIn, self, text, twoUsers, updatesIn } from '@longshore/testing/api-messages'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { landscape } from '@longshore/testing/api-pictures'
import { channel, group, inputChannel, messagesTold, threeUsers } from '@longshore/testing/api-places'
import { refused } from '@longshore/testing/refused'

const block = (id: Type<'InputPeer'>) => ({ _: 'contacts.block', id }) as const
const unblock = (id: Type<'InputPeer'>) => ({ _: 'contacts.unblock', id }) as const

async function blockedBy(client: ApiClient): Promise<bigint[]> {
  const { blocked } = await client.call({ _: 'contacts.getBlocked', offset: 0, limit: 100 })
  return blocked.map(({ peer_id }) => (peer_id._ === 'peerUser' ? peer_id.user_id : 0n))
}

async function saidIn(client: ApiClient, peer: Type<'InputPeer'>): Promise<string[]> {
  const page = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 100, max_id: 0, min_id: 0, hash: 0n }
  const found = await client.call({ _: 'messages.getHistory', peer, ...page })
  assert('messages' in found)
  return found.messages.map((message) => (message._ === 'message' ? message.message : message._))
}

suite('blocking', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`is listed, shown and told to other sessions, at layer ${layer}`, async () => {
      const network = await ApiNetwork.open()
      const [ada, bob] = [await network.login(1, { layer }), await network.login(2)]
      const other = await network.login(1, { layer })
      await other.call({ _: 'updates.getState' })
      const toBob = await ada.peerOf(bob)
      const isBlocked = async () => {
        const full = await ada.call({ _: 'users.getFullUser', id: { ...toBob, _: 'inputUser' } })
        return full.full_user.blocked === true
      }
      assert.deepEqual([await isBlocked(), await blockedBy(ada)], [false, []])
      for (let i = 0; i < 2; i++) assert.equal(await ada.call(block(toBob)), true)
      assert.deepEqual([await isBlocked(), await blockedBy(ada)], [true, [bob.id]])
      await ada.call(unblock(toBob))
      assert.deepEqual([await isBlocked(), await blockedBy(ada)], [false, []])
      const told = other.pushed.flatMap((updates) => updatesIn(updates as never))
      assert.deepEqual(
        told.map(({ _ }) => _),
        ['updatePeerBlocked', 'updatePeerBlocked'],
      )
    })
  }

  test('comes page by page', async () => {
    const { ada, bob, cy } = await threeUsers()
    for (const other of [bob, cy]) await ada.call(block(await ada.peerOf(other)))
    const page = await ada.call({ _: 'contacts.getBlocked', offset: 1, limit: 1 })
    assert(page._ === 'contacts.blockedSlice')
    assert.deepEqual([page.count, page.users.map(({ id }) => id)], [2, [bob.id]])
  })

  test('reaches those of its user that were away', async () => {
    const { ada, toBob } = await twoUsers()
    const { pts, qts, date } = await ada.call({ _: 'updates.getState' })
    await ada.call(block(toBob))
    const missed = await ada.call({ _: 'updates.getDifference', pts, qts, date })
    assert(missed._ === 'updates.difference')
    assert.equal(missed.other_updates[0]?._, 'updatePeerBlocked')
  })

  test('oneself, a group and the service are refused', async () => {
    const { ada, bob } = await threeUsers()
    await assert.rejects(ada.call(block(self)), refused('CONTACT_ID_INVALID'))
    await assert.rejects(ada.call(block(await group(ada, bob))), refused('PEER_ID_INVALID'))
    await assert.rejects(ada.call(block({ _: 'inputPeerEmpty' })), refused('PEER_ID_INVALID'))
  })
})

suite('who is blocked', () => {
  test('writes into nothing, and does not learn of it', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    await ada.call(text(toBob, 'before', 1n))
    await ada.call(block(toBob))
    ada.forgetUpdates()
    const sent = await bob.call(
      text(toAda, 'unheard', 2n, { reply_to: { _: 'inputReplyToMessage', reply_to_msg_id: 1 } }),
    )
    assert.equal(newMessageIn(sent).message, 'unheard')
    assert.deepEqual(await saidIn(bob, toAda), ['unheard', 'before'])
    await bob.call({ _: 'messages.setTyping', peer: toAda, action: { _: 'sendMessageTypingAction' } })
    assert.deepEqual([ada.pushed, await saidIn(ada, toBob)], [[], ['before']])
    await ada.call(unblock(toBob))
    await bob.call(text(toAda, 'heard', 3n))
    assert.deepEqual(await saidIn(ada, toBob), ['heard', 'before'])
  })

  test('is written to no more by who blocked it', async () => {
    const { ada, toBob } = await twoUsers()
    await ada.call(block(toBob))
    await assert.rejects(ada.call(text(toBob, 'hello', 1n)), refused('YOU_BLOCKED_USER'))
    await ada.call(unblock(toBob))
    await ada.call(text(toBob, 'hello', 1n))
  })

  test('pins for itself alone', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    await bob.call(text(toAda, 'plan', 1n))
    await ada.call(block(toBob))
    ada.forgetUpdates()
    await bob.call({ _: 'messages.updatePinnedMessage', peer: toAda, id: 1 })
    assert.deepEqual([ada.pushed, await saidIn(ada, toBob)], [[], ['plan']])
  })

  test('sends nothing that was scheduled before', async () => {
    const { network, ada, bob, toBob, toAda } = await twoUsers()
    const later = Math.floor(network.time.clock() / 1000) + 60
    await bob.call(text(toAda, 'later', 1n, { schedule_date: later }))
    await ada.call(block(toBob))
    network.time.advance(61_000)
    await network.api.sendDue()
    assert.deepEqual(await saidIn(bob, toAda), ['later'])
    assert.deepEqual(await saidIn(ada, toBob), [])
  })

  test('sees neither pictures nor when somebody was here', async () => {
    const { ada, bob, toBob, toAda } = await twoUsers()
    const { photo } = await ada.call({
      _: 'photos.uploadProfilePhoto',
      file: await uploaded(ada, landscape),
    })
    assert(photo._ === 'photo')
    const fullAda = () => bob.call({ _: 'users.getFullUser', id: { ...toAda, _: 'inputUser' } })
    const shown = async () => {
      const { users, full_user } = await fullAda()
      const [user] = users
      assert(user?._ === 'user')
      const { photos } = await bob.call({
        _: 'photos.getUserPhotos',
        user_id: { ...toAda, _: 'inputUser' },
        offset: 0,
        max_id: 0n,
        limit: 10,
      })
      return [user.photo !== undefined, user.status?._, full_user.profile_photo !== undefined, photos.length]
    }
    assert.deepEqual(await shown(), [true, 'userStatusRecently', true, 1])
    const { full_user } = await fullAda()
    const theirs = full_user.profile_photo
    assert(theirs?._ === 'photo')
    const byReference = {
      _: 'upload.getFile',
      location: { ...theirs, _: 'inputPhotoFileLocation', thumb_size: 'a' },
      offset: 0n,
      limit: 4096,
    } as const
    const byPeer = {
      ...byReference,
      location: { _: 'inputPeerPhotoFileLocation', peer: toAda, photo_id: photo.id },
    } as const
    await bob.call(byReference)
    await bob.call(byPeer)
    await ada.call(block(toBob))
    assert.deepEqual(await shown(), [false, undefined, false, 0])
    await assert.rejects(bob.call(byReference), refused('FILE_REFERENCE_EXPIRED'))
    await assert.rejects(bob.call(byPeer), refused('LOCATION_INVALID'))
  })

  test('brings nobody into groups who blocked it, and is brought by nobody who did', async () => {
    const { ada, bob, cy } = await threeUsers()
    const place = await channel({ megagroup: true }, bob, cy)
    await ada.call(block(await ada.peerOf(bob)))
    const invited = await bob.call({
      _: 'channels.inviteToChannel',
      channel: inputChannel(place.as(bob)),
      users: [{ ...(await bob.peerOf(ada)), _: 'inputUser' }],
    })
    assert(invited._ === 'messages.invitedUsers')
    assert.deepEqual(
      invited.missing_invitees.map(({ user_id }) => user_id),
      [ada.id],
    )
    await assert.rejects(group(ada, bob), refused('YOU_BLOCKED_USER'))
  })

  test('is heard in groups', async () => {
    const { ada, bob } = await threeUsers()
    const place = await group(ada, bob)
    await ada.call(block(await ada.peerOf(bob)))
    ada.forgetUpdates()
    await bob.call(text(place, 'to all', 1n))
    assert.equal(messagesTold(...ada.pushed).length, 1)
  })

  test('as a bot is told to stop', async () => {
    const { network, ada } = await twoUsers()
    const bot = await network.bot('harbour_bot')
    const toBot = await ada.peerNamed('harbour_bot')
    await ada.call(text(toBot, '/start', 1n))
    await ada.call(block(toBot))
    const toAda = { _: 'inputPeerUser', user_id: ada.id, access_hash: 0n } as const
    await assert.rejects(bot.call(text(toAda, 'hello', 2n)), refused('USER_IS_BLOCKED'))
    await assert.rejects(bot.call(block(toAda)), refused('BOT_METHOD_INVALID'))
  })
})
