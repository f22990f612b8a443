import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { documentIn, documentOf, download, send, uploaded } from '@longshore/testing/api-files'
import { self } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import {
  channel,
  group,
  inputChannel,
  messageTold,
  threeUsers,
  updateNames,
} from '@longshore/testing/api-places'
import { refused } from '@longshore/testing/refused'

const once = 2 ** 31 - 1

async function voice(client: ApiClient, ttl_seconds?: number) {
  const attribute = { _: 'documentAttributeAudio', duration: 1, voice: true } as const
  return { ...documentOf(await uploaded(client), [attribute]), ttl_seconds }
}

/** Ada sent Bob a voice message. */
async function voiceForBob(ttl?: number, layer?: number) {
  const three = await threeUsers(layer)
  const { ada, bob } = three
  const toBob = await ada.peerOf(bob)
  const mine = messageTold(await send(ada, await voice(ada, ttl), { peer: toBob, message: 'Listen' }))
  const theirs = messageTold(...bob.forgetUpdates())
  const listen = () => bob.call({ _: 'messages.readMessageContents', id: [theirs.id] })
  const seenBy = async (client: ApiClient, { id }: { id: number }) => {
    const input = { _: 'inputMessageID', id } as const
    const found = await client.call({ _: 'messages.getMessages', id: [input] })
    assert('messages' in found && found.messages[0]?._ === 'message')
    return found.messages[0]
  }
  return { ...three, mine, theirs, listen, seenBy }
}

suite('a voice message', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: is unheard until it was heard, and its sender learns of it`, async () => {
      const { ada, bob, mine, theirs, listen, seenBy } = await voiceForBob(undefined, layer)
      assert.deepEqual([mine.media_unread, theirs.media_unread], [true, true])
      const { pts } = await bob.call({ _: 'updates.getState' })
      const heard = await listen()
      assert.deepEqual([heard.pts, heard.pts_count], [pts + 1, 1])
      const [told] = ada.forgetUpdates() as Constructor<'updates'>[]
      const [update] = told?.updates ?? []
      assert(update?._ === 'updateReadMessagesContents')
      assert.deepEqual([update.messages, update.pts_count], [[mine.id], 1])
      assert.equal((await seenBy(ada, mine)).media_unread, undefined)
      assert.equal((await seenBy(bob, theirs)).media_unread, undefined)
      assert.equal((await listen()).pts_count, 0)
    })
  }

  test('its sender does not hear it for the others', async () => {
    const { ada, bob, mine, theirs, seenBy } = await voiceForBob()
    const read = await ada.call({ _: 'messages.readMessageContents', id: [mine.id] })
    assert.equal(read.pts_count, 0)
    assert.equal((await seenBy(bob, theirs)).media_unread, true)
  })

  test('to oneself is heard as it is spoken', async () => {
    const { ada } = await threeUsers()
    assert.equal(messageTold(await send(ada, await voice(ada))).media_unread, undefined)
  })

  test('in a group is heard by each for itself; its sender learns of the first', async () => {
    const { ada, bob, cy } = await threeUsers()
    const peer = await group(ada, bob, cy)
    for (const client of [ada, bob, cy]) client.forgetUpdates()
    await send(ada, await voice(ada), { peer })
    const { id } = messageTold(...bob.forgetUpdates())
    await bob.call({ _: 'messages.readMessageContents', id: [id] })
    assert.deepEqual(updateNames(...ada.forgetUpdates()), ['updateReadMessagesContents'])
    const found = await cy.call({ _: 'messages.getMessages', id: [{ _: 'inputMessageID', id: 2 }] })
    assert('messages' in found && found.messages[0]?._ === 'message')
    assert.equal(found.messages[0].media_unread, true)
  })

  test('in a channel is heard by each for itself', async () => {
    const { network, ada, bob, cy } = await threeUsers()
    const bobToo = await network.login(2)
    await bobToo.call({ _: 'updates.getState' })
    const { as } = await channel({ megagroup: true }, ada, bob, cy)
    bobToo.forgetUpdates()
    const { id } = messageTold(await send(ada, await voice(ada), { peer: as(ada) }))
    for (const client of [ada, bob, bobToo, cy]) client.forgetUpdates()
    const request = { _: 'channels.readMessageContents' as const, id: [id] }
    await bob.call({ ...request, channel: inputChannel(as(bob)) })
    assert.deepEqual(updateNames(...bobToo.forgetUpdates()), ['updateChannelReadMessagesContents'])
    assert.deepEqual([ada.forgetUpdates(), bob.forgetUpdates(), cy.forgetUpdates()], [[], [], []])
    for (const [client, unheard] of [
      [ada, undefined],
      [bob, undefined],
      [cy, true],
    ] as const) {
      const named = [{ _: 'inputMessageID', id } as const]
      const channel = inputChannel(as(client))
      const found = await client.call({ _: 'channels.getMessages', channel, id: named })
      assert('messages' in found && found.messages[0]?._ === 'message')
      assert.equal(found.messages[0].media_unread, unheard)
    }
  })
})

suite('media that disappears', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: so many seconds after it was seen, for both sides`, async () => {
      const { network, ada, bob, mine, theirs, listen, seenBy } = await voiceForBob(10, layer)
      network.time.advance(60_000)
      await network.api.expireMedia()
      assert.equal((await download(bob, documentIn(theirs))).bytes.length, 5 * 1024)
      await listen()
      for (const client of [ada, bob]) client.forgetUpdates()
      network.time.advance(9000)
      await network.api.expireMedia()
      assert.deepEqual([ada.forgetUpdates(), bob.forgetUpdates()], [[], []])
      assert.equal((await download(bob, documentIn(theirs))).bytes.length, 5 * 1024)
      network.time.advance(1000)
      await assert.rejects(download(bob, documentIn(theirs)), refused('FILE_REFERENCE_EXPIRED'))
      await network.api.expireMedia()
      for (const [client, message] of [
        [ada, mine],
        [bob, theirs],
      ] as const) {
        assert.deepEqual(updateNames(...client.pushed), ['updateEditMessage'])
        const left = messageTold(...client.forgetUpdates())
        assert.deepEqual(left, await seenBy(client, message))
        assert.deepEqual([left.message, left.edit_date], ['Listen', undefined])
        assert(left.media?._ === 'messageMediaDocument')
        assert.deepEqual([left.media.document, left.media.ttl_seconds], [undefined, 10])
      }
      await assert.rejects(download(ada, documentIn(mine)), refused('FILE_REFERENCE_EXPIRED'))
    })
  }

  test('once seen, at once', async () => {
    const { ada, bob, theirs, listen } = await voiceForBob(once)
    const { pts } = await bob.call({ _: 'updates.getState' })
    const seen = await listen()
    assert.deepEqual([seen.pts, seen.pts_count], [pts + 2, 2])
    assert.deepEqual(updateNames(...ada.forgetUpdates()), ['updateReadMessagesContents', 'updateEditMessage'])
    await assert.rejects(download(bob, documentIn(theirs)), refused('FILE_REFERENCE_EXPIRED'))
  })

  test('is forwarded to nobody, and stays what it is', async () => {
    const { ada, bob, mine, theirs } = await voiceForBob(10)
    const from_peer = await bob.peerOf(ada)
    const forward = { _: 'messages.forwardMessages', from_peer, to_peer: self } as const
    await assert.rejects(
      bob.call({ ...forward, id: [theirs.id], random_id: [1n] }),
      refused('MESSAGE_ID_INVALID'),
    )
    const edit = { _: 'messages.editMessage', peer: await ada.peerOf(bob), id: mine.id } as const
    const media = await voice(ada)
    await assert.rejects(ada.call({ ...edit, media }), refused('MEDIA_PREV_INVALID'))
    assert.equal(messageTold(await ada.call({ ...edit, message: 'Look' })).message, 'Look')
  })

  test('is told of in the difference', async () => {
    const { ada, listen } = await voiceForBob(once)
    const { pts, qts, date } = await ada.call({ _: 'updates.getState' })
    await listen()
    const missed = await ada.call({ _: 'updates.getDifference', pts, qts, date })
    assert(missed._ === 'updates.difference')
    assert.deepEqual(
      missed.other_updates.map(({ _ }) => _),
      ['updateReadMessagesContents', 'updateEditMessage'],
    )
  })
})
