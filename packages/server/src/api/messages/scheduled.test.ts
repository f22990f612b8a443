import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Request, TlObject, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { documentIn, documentOf, download, existing, send, uploaded } from '@longshore/testing/api-files'
import { newMessageIn, self, text, updatesIn } from '@longshore/testing/api-messages'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { channel, inputChannel, messagesTold, updateNames } from '@longshore/testing/api-places'
import { refused } from '@longshore/testing/refused'

const HOUR = 3600

/** Ada, who schedules messages to Bob for an hour later. */
async function scheduling(layer = NEWEST_LAYER) {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1, { layer }), await network.login(2, { layer })]
  const toBob = await ada.peerOf(bob)
  for (const client of [ada, bob]) await client.call({ _: 'updates.getState' })
  const now = () => Math.floor(network.time.clock() / 1000)
  const later = now() + HOUR
  const history = async (peer: Type<'InputPeer'> = toBob, client = ada) => {
    const found = await client.call({ _: 'messages.getScheduledHistory', peer, hash: 0n })
    assert(found._ === 'messages.messages')
    return found.messages as Constructor<'message'>[]
  }
  return { network, ada, bob, toBob, now, later, history }
}

/** The scheduled messages an Updates tells of. */
function scheduledIn(updates: TlObject): Constructor<'message'>[] {
  return updatesIn(updates).flatMap((update) =>
    update._ === 'updateNewScheduledMessage' && update.message._ === 'message' ? [update.message] : [],
  )
}

async function schedule(
  client: ApiClient,
  peer: Type<'InputPeer'>,
  words: string,
  date: number,
  more: Partial<Request<'messages.sendMessage'>> = {},
): Promise<Constructor<'message'>> {
  const randomId = BigInt(date) * 1000n + BigInt(words.length)
  const [message] = scheduledIn(
    await client.call(text(peer, words, randomId, { schedule_date: date, ...more })),
  )
  assert(message)
  return message
}

suite('a scheduled message', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER])
    test(`at layer ${layer}: waits, is listed, and is sent when its date has come`, async () => {
      const { network, ada, bob, toBob, later, history } = await scheduling(layer)
      const answer = await ada.call(text(toBob, 'Good morning', 7n, { schedule_date: later }))
      assert.deepEqual(
        updatesIn(answer).map(({ _ }) => _),
        ['updateMessageID', 'updateNewScheduledMessage'],
      )
      const [waiting] = scheduledIn(answer)
      assert(waiting)
      assert.deepEqual([waiting.message, waiting.date, waiting.out], ['Good morning', later, true])
      assert.deepEqual(bob.forgetUpdates(), [])
      assert.deepEqual(await history(), [waiting])

      network.time.advance((HOUR - 1) * 1000)
      await network.api.sendDue()
      assert.deepEqual(bob.forgetUpdates(), [])

      network.time.advance(1000)
      await network.api.sendDue()
      const [told] = messagesTold(...bob.forgetUpdates())
      assert(told?._ === 'message')
      assert.deepEqual([told.message, told.date, told.from_scheduled], ['Good morning', later, true])
      const mine = ada.forgetUpdates()
      assert.deepEqual(updateNames(...mine), ['updateNewMessage', 'updateDeleteScheduledMessages'])
      assert.deepEqual(await history(), [])
      await network.api.sendDue()
      assert.deepEqual(bob.forgetUpdates(), [])
    })

  test('asked for again with its random id it is scheduled once', async () => {
    const { ada, toBob, later, history } = await scheduling()
    const request = text(toBob, 'Once', 7n, { schedule_date: later })
    const [first] = scheduledIn(await ada.call(request))
    assert.deepEqual(scheduledIn(await ada.call(request)), [first])
    assert.equal((await history()).length, 1)
    await assert.rejects(ada.call(text(toBob, 'Now', 7n)), refused('RANDOM_ID_DUPLICATE'))
  })

  test('with a date that is all but now it is sent at once', async () => {
    const { ada, bob, toBob, now } = await scheduling()
    newMessageIn(await ada.call(text(toBob, 'Now', 7n, { schedule_date: now() + 10 })))
    assert.equal(messagesTold(...bob.forgetUpdates()).length, 1)
  })

  test('is changed, words and date, and its id stays', async () => {
    const { ada, toBob, later, history } = await scheduling()
    const { id } = await schedule(ada, toBob, 'Good evening', later)
    const edit = { _: 'messages.editMessage', peer: toBob, id, message: 'Good night' } as const
    const [changed] = scheduledIn(await ada.call({ ...edit, schedule_date: later + HOUR }))
    assert.deepEqual([changed?.id, changed?.message, changed?.date], [id, 'Good night', later + HOUR])
    assert.deepEqual(await history(), [changed])
    await assert.rejects(ada.call({ ...edit, schedule_date: later + HOUR }), refused('MESSAGE_NOT_MODIFIED'))
  })

  test('is sent before its time by messages.sendScheduledMessages', async () => {
    const { ada, bob, toBob, later, history } = await scheduling()
    const { id } = await schedule(ada, toBob, 'Earlier', later)
    const answer = await ada.call({ _: 'messages.sendScheduledMessages', peer: toBob, id: [id] })
    const mine = newMessageIn(answer)
    const gone = updatesIn(answer).find(({ _ }) => _ === 'updateDeleteScheduledMessages')
    assert(gone?._ === 'updateDeleteScheduledMessages')
    assert.deepEqual([gone.messages, gone.sent_messages], [[id], [mine.id]])
    assert.equal(messagesTold(...bob.forgetUpdates()).length, 1)
    assert.deepEqual(await history(), [])
    await assert.rejects(
      ada.call({ _: 'messages.sendScheduledMessages', peer: toBob, id: [id] }),
      refused('MESSAGE_ID_INVALID'),
    )
  })

  test('is deleted, and never sent', async () => {
    const { network, ada, bob, toBob, later, history } = await scheduling()
    const { id } = await schedule(ada, toBob, 'Never', later)
    const answer = await ada.call({ _: 'messages.deleteScheduledMessages', peer: toBob, id: [id, id + 1] })
    const [gone] = updatesIn(answer)
    assert(gone?._ === 'updateDeleteScheduledMessages')
    assert.deepEqual([gone.messages, gone.sent_messages], [[id], undefined])
    network.time.advance(2 * HOUR * 1000)
    await network.api.sendDue()
    assert.deepEqual([bob.forgetUpdates(), await history()], [[], []])
  })

  test('other sessions of its sender learn of it; nobody else may see it', async () => {
    const { network, ada, bob, toBob, later, history } = await scheduling()
    const again = await network.login(1)
    await again.call({ _: 'updates.getState' })
    const waiting = await schedule(ada, toBob, 'Mine', later)
    assert.deepEqual(updateNames(...again.forgetUpdates()), ['updateNewScheduledMessage'])
    const toAda = await bob.peerOf(ada)
    assert.deepEqual(await history(toAda, bob), [])
    const id = [waiting.id]
    const theirs = await bob.call({ _: 'messages.getScheduledMessages', peer: toAda, id })
    assert('messages' in theirs)
    assert.deepEqual(theirs.messages, [{ _: 'messageEmpty', id: waiting.id }])
    const mine = await ada.call({ _: 'messages.getScheduledMessages', peer: toBob, id })
    assert('messages' in mine)
    assert.deepEqual(mine.messages, [waiting])
  })

  test('replies to what is there; where that is gone it is sent all the same', async () => {
    const { network, ada, bob, toBob, later } = await scheduling()
    const first = newMessageIn(await ada.call(text(toBob, 'First', 1n)))
    const reply_to = { _: 'inputReplyToMessage', reply_to_msg_id: first.id } as const
    await schedule(ada, toBob, 'Answer', later, { reply_to })
    await schedule(ada, toBob, 'Another', later + HOUR, { reply_to })
    bob.forgetUpdates()
    network.time.advance(HOUR * 1000)
    await network.api.sendDue()
    const [answer] = messagesTold(...bob.forgetUpdates())
    assert(answer?.reply_to?._ === 'messageReplyHeader')
    await ada.call({ _: 'messages.deleteMessages', id: [first.id], revoke: true })
    bob.forgetUpdates()
    network.time.advance(HOUR * 1000)
    await network.api.sendDue()
    const [another] = messagesTold(...bob.forgetUpdates())
    assert.equal(another?.reply_to, undefined)
  })

  test('for when somebody is online waits until then', async () => {
    const { network, ada } = await scheduling()
    const cy = await network.login(3)
    const toCy = await ada.peerOf(cy)
    await schedule(ada, toCy, 'Hi', 2 ** 31 - 2)
    await network.api.sendDue()
    assert.deepEqual(messagesTold(...ada.forgetUpdates()), [])
    await cy.call({ _: 'updates.getState' })
    await network.api.sendDue()
    assert.equal(messagesTold(...cy.forgetUpdates()).length, 1)
  })
})

suite('scheduled files', () => {
  test('are kept, shown, and sent, and gone when their message is deleted', async () => {
    const { network, ada, bob, toBob, later, history } = await scheduling()
    const media = documentOf(await uploaded(ada))
    const [waiting] = scheduledIn(
      await send(ada, media, { peer: toBob, message: 'A file', schedule_date: later }),
    )
    network.time.advance(HOUR * 500)
    await network.files.collectUnused()
    const [listed] = await history()
    assert.equal((await download(ada, documentIn(listed))).bytes.length, 5 * 1024)
    assert.equal(listed?.id, waiting?.id)
    network.time.advance(HOUR * 500)
    await network.api.sendDue()
    await network.files.collectUnused()
    const [theirs] = messagesTold(...bob.forgetUpdates())
    assert(theirs?._ === 'message')
    assert.equal((await download(bob, documentIn(theirs))).bytes.length, 5 * 1024)
  })

  test('an album stays an album, sent all at once', async () => {
    const { network, ada, bob, toBob, later } = await scheduling()
    const files = [documentOf(await uploaded(ada)), documentOf(await uploaded(ada))]
    const media = []
    for (const file of files) {
      const made = await ada.call({ _: 'messages.uploadMedia', peer: toBob, media: file })
      assert(made._ === 'messageMediaDocument' && made.document?._ === 'document')
      media.push(existing(made.document))
    }
    await ada.call({
      _: 'messages.sendMultiMedia',
      peer: toBob,
      schedule_date: later,
      multi_media: media.map((item, i) => ({
        _: 'inputSingleMedia',
        media: item,
        random_id: BigInt(i + 1),
        message: '',
      })),
    })
    network.time.advance(HOUR * 1000)
    await network.api.sendDue()
    const album = messagesTold(...bob.forgetUpdates()) as Constructor<'message'>[]
    assert.equal(album.length, 2)
    assert.equal(new Set(album.map(({ grouped_id }) => grouped_id)).size, 1)
    assert.notEqual(album[0]?.grouped_id, undefined)
  })

  test('forwards can be scheduled', async () => {
    const { network, ada, bob, toBob, later } = await scheduling()
    const { id } = newMessageIn(await ada.call(text(self, 'A note', 1n)))
    await ada.call({
      _: 'messages.forwardMessages',
      from_peer: self,
      id: [id],
      random_id: [2n],
      to_peer: toBob,
      schedule_date: later,
    })
    network.time.advance(HOUR * 1000)
    await network.api.sendDue()
    const [told] = messagesTold(...bob.forgetUpdates())
    assert(told?._ === 'message' && told.message === 'A note')
  })
})

suite('scheduling is refused', () => {
  test('for more than a year ahead, and above a hundred in a dialog', async () => {
    const { ada, toBob, now, later } = await scheduling()
    await assert.rejects(
      schedule(ada, toBob, 'Too late', now() + 367 * 24 * HOUR),
      refused('SCHEDULE_DATE_TOO_LATE'),
    )
    for (let i = 0; i < 100; i++) await ada.call(text(toBob, 'x', BigInt(i + 1), { schedule_date: later }))
    await assert.rejects(schedule(ada, toBob, 'One more', later), refused('SCHEDULE_TOO_MUCH'))
    await schedule(ada, self, 'Elsewhere', later)
  })

  test('to bots', async () => {
    const { network, ada, later } = await scheduling()
    const bot = await network.bot('harbour_bot')
    const toBot = await ada.peerNamed('harbour_bot')
    newMessageIn(await ada.call(text(toBot, '/start', 1n)))
    const toAda = { _: 'inputPeerUser', user_id: ada.id, access_hash: 0n } as const
    await assert.rejects(
      bot.call(text(toAda, 'Later', 1n, { schedule_date: later })),
      refused('SCHEDULE_BOT_NOT_ALLOWED'),
    )
  })
})

suite('posts scheduled in a channel', () => {
  test('are seen by those who may post there, and by nobody else', async () => {
    const { network, ada, bob, now } = await scheduling()
    const { as } = await channel({}, ada, bob)
    const waiting = await schedule(ada, as(ada), 'News', now() + HOUR)
    assert.deepEqual([waiting.post, waiting.from_id], [true, undefined])
    await assert.rejects(
      bob.call({ _: 'messages.getScheduledHistory', peer: as(bob), hash: 0n }),
      refused('CHAT_ADMIN_REQUIRED'),
    )
    bob.forgetUpdates()
    network.time.advance(HOUR * 1000)
    await network.api.sendDue()
    const [post] = messagesTold(...bob.forgetUpdates())
    assert(post?._ === 'message' && post.message === 'News' && post.post === true)
  })
})

test('the file of a post that waits is for those who post: who was an admin reads it no more', async () => {
  const { ada, bob, later, history } = await scheduling()
  const harbour = await channel({}, ada, bob)
  const edit = async (admin_rights: Constructor<'chatAdminRights'>) =>
    ada.call({
      _: 'channels.editAdmin',
      channel: inputChannel(harbour.as(ada)),
      user_id: { ...(await ada.peerOf(bob)), _: 'inputUser' },
      admin_rights,
      rank: '',
    })
  await edit({ _: 'chatAdminRights', post_messages: true })
  await send(ada, documentOf(await uploaded(ada)), { peer: harbour.as(ada), schedule_date: later })
  const [waiting] = await history(harbour.as(bob), bob)
  const document = documentIn(waiting)
  assert.ok((await download(bob, document)).bytes.length > 0)
  await edit({ _: 'chatAdminRights' })
  await assert.rejects(download(bob, document), refused('FILE_REFERENCE_EXPIRED'))
  await assert.rejects(send(bob, existing(document)), refused('FILE_REFERENCE_EXPIRED'))
})
