import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Request } from '@longshore/protocol/schema/api'
import { self, text, twoUsers } from '@longshore/testing/api-messages'
import { ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

suite('what cannot be sent', () => {
  const quote = (quote_text: string) =>
    ({ _: 'inputReplyToMessage', reply_to_msg_id: 1, quote_text }) as const
  const bold = (offset: number, length: number) => ({ _: 'messageEntityBold', offset, length }) as const
  for (const [name, message, more, error] of [
    ['nothing', '', {}, 'MESSAGE_EMPTY'],
    ['only blanks', ' \n ', {}, 'MESSAGE_EMPTY'],
    ['4097 letters', 'x'.repeat(4097), {}, 'MESSAGE_TOO_LONG'],
    ['4097 emoji', '😀'.repeat(4097), {}, 'MESSAGE_TOO_LONG'],
    ['an entity beyond the end', 'abc', { entities: [bold(1, 3)] }, 'ENTITY_BOUNDS_INVALID'],
    ['an entity before the start', 'abc', { entities: [bold(-1, 2)] }, 'ENTITY_BOUNDS_INVALID'],
    ['an entity of nothing', 'abc', { entities: [bold(1, 0)] }, 'ENTITY_BOUNDS_INVALID'],
    ['too many entities', 'abc', { entities: Array(101).fill(bold(0, 1)) }, 'ENTITIES_TOO_LONG'],
    ['in many years', 'abc', { schedule_date: 2 ** 31 - 1 }, 'SCHEDULE_DATE_TOO_LATE'],
    [
      'a reply to nothing',
      'abc',
      { reply_to: { _: 'inputReplyToMessage', reply_to_msg_id: 9 } },
      'REPLY_MESSAGE_ID_INVALID',
    ],
    [
      'a reply to a story',
      'abc',
      { reply_to: { _: 'inputReplyToStory', peer: { _: 'inputPeerSelf' }, story_id: 9 } },
      'REPLY_TO_INVALID',
    ],
    [
      'a link of a megabyte',
      'abc',
      { entities: [{ _: 'messageEntityTextUrl', offset: 0, length: 1, url: 'x'.repeat(2 ** 20) }] },
      'MESSAGE_TOO_LONG',
    ],
    ['a long quote', 'abc', { reply_to: quote('x'.repeat(1025)) }, 'MESSAGE_TOO_LONG'],
    [
      'an entity beyond the end of a quote',
      'abc',
      { reply_to: { ...quote('x'), quote_entities: [bold(1, 1)] } },
      'ENTITY_BOUNDS_INVALID',
    ],
  ] as const) {
    test(`${name}: ${error}`, async () => {
      const { ada } = await twoUsers()
      const wishes = more as Partial<Request<'messages.sendMessage'>>
      await assert.rejects(ada.call(text(self, message, 1n, wishes)), refused(error))
      assert.equal((await ada.call({ _: 'updates.getState' })).pts, 1)
    })
  }

  test('a message of 4096 letters can', async () => {
    const { ada } = await twoUsers()
    assert(await ada.call(text(self, 'x'.repeat(4096), 1n)))
  })
})

suite('to whom nothing can be sent', () => {
  for (const [name, peer, error] of [
    ['nobody', { _: 'inputPeerEmpty' }, 'PEER_ID_INVALID'],
    ['an unknown user', { _: 'inputPeerUser', user_id: 5n, access_hash: 5n }, 'PEER_ID_INVALID'],
    ['a group', { _: 'inputPeerChat', chat_id: 5n }, 'CHAT_ID_INVALID'],
    ['a channel', { _: 'inputPeerChannel', channel_id: 5n, access_hash: 5n }, 'CHANNEL_INVALID'],
  ] as const) {
    test(`${name}: ${error}`, async () => {
      const { ada } = await twoUsers()
      await assert.rejects(ada.call(text(peer, 'Hello', 1n)), refused(error))
    })
  }

  test("a user with somebody else's access hash", async () => {
    const { network, bob, toBob } = await twoUsers()
    const cy = await network.login(3)
    await assert.rejects(cy.call(text(toBob, 'Hello', 1n)), refused('PEER_ID_INVALID'))
    assert.deepEqual(bob.pushed, [])
  })

  test('bots among themselves', async () => {
    const network = await ApiNetwork.open()
    const [bot] = [await network.bot('one_bot'), await network.bot('two_bot')]
    const peer = await bot.peerNamed('two_bot')
    await assert.rejects(bot.call(text(peer, 'Hello', 1n)), refused('USER_IS_BOT'))
  })
})
