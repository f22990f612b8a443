import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Request, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { newMessageIn, self, text, twoUsers } from '@longshore/testing/api-messages'
import { ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

suite('buttons', () => {
  const button = (type: Type<'InlineButtonType'>) => ({
    reply_markup: {
      _: 'replyInlineMarkup' as const,
      rows: [
        {
          _: 'keyboardInlineButtonRow' as const,
          buttons: [{ _: 'keyboardInlineButton' as const, text: 'Press', type }],
        },
      ],
    },
  })
  const link = button({ _: 'inlineButtonTypeUrl', url: 'https://example.org' })

  for (const layer of [OLDEST_LAYER, 228, NEWEST_LAYER]) {
    test(`of bots are shown at layer ${layer}`, async () => {
      const network = await ApiNetwork.open()
      const bot = await network.bot('harbour_bot')
      const ada = await network.login(1, { layer })
      await ada.call(text(await ada.peerNamed('harbour_bot'), '/start', 1n))
      const peer = { _: 'inputPeerUser', user_id: ada.id, access_hash: 0n } as const
      await bot.call(text(peer, 'Welcome', 1n, link))
      const [update] = ada.forgetUpdates()
      assert(update)
      const { reply_markup: markup } = newMessageIn(update)
      assert(markup?._ === 'replyInlineMarkup')
      assert.equal(markup.rows[0]?.buttons[0]?.text, 'Press')
    })
  }

  test('of people are not', async () => {
    const { ada } = await twoUsers()
    assert.equal(newMessageIn(await ada.call(text(self, 'Hello', 1n, link))).reply_markup, undefined)
  })

  test('that need more than to be shown are refused', async () => {
    const bot = await (await ApiNetwork.open()).bot('harbour_bot')
    const game = button({ _: 'inlineButtonTypeGame' })
    await assert.rejects(bot.call(text(self, 'Hello', 1n, game)), refused('REPLY_MARKUP_INVALID'))
  })
})

suite('what comes along', () => {
  test('nobody learns the access hash of a user by mentioning its id', async () => {
    const network = await ApiNetwork.open()
    const [ada, stranger] = [await network.login(1), await network.login(2)]
    const mention: Type<'MessageEntity'> = {
      _: 'messageEntityMentionName',
      offset: 0,
      length: 2,
      user_id: stranger.id,
    }
    await ada.call(text(self, 'Hi', 1n))
    const quote_entities = [mention]
    const reply_to = {
      _: 'inputReplyToMessage',
      reply_to_msg_id: 1,
      quote_text: 'Hi',
      quote_entities,
    } as const
    const cases: [bigint, Partial<Request<'messages.sendMessage'>>][] = [
      [2n, { entities: [mention] }],
      [3n, { reply_to }],
    ]
    for (const [random, wishes] of cases) {
      const sent = await ada.call(text(self, 'Hi', random, wishes))
      assert(sent._ === 'updates')
      assert.deepEqual(
        sent.users.map(({ id }) => id),
        [ada.id],
      )
      assert.deepEqual(newMessageIn(sent).entities ?? [], [])
    }
  })

  test('what clients leave to the server to find is found, in texts and in edits', async () => {
    const { ada } = await twoUsers()
    const words = '😀 see example.com, @harbour #tide'
    const found = [
      { _: 'messageEntityUrl', offset: 7, length: 11 },
      { _: 'messageEntityMention', offset: 20, length: 8 },
      { _: 'messageEntityHashtag', offset: 29, length: 5 },
    ]
    const sent = newMessageIn(await ada.call(text(self, words, 1n)))
    assert.deepEqual(sent.entities, found)
    const edited = await ada.call({
      _: 'messages.editMessage',
      peer: self,
      id: sent.id,
      message: `${words}!`,
    })
    assert(edited._ === 'updates')
    const [change] = edited.updates
    assert(change?._ === 'updateEditMessage' && change.message._ === 'message')
    assert.deepEqual(change.message.entities, found)
  })

  test('a text of 4096 emoji is sent: characters count, not their halves', async () => {
    const { ada } = await twoUsers()
    const words = '😀'.repeat(4096)
    assert.equal(newMessageIn(await ada.call(text(self, words, 1n))).message, words)
  })

  test("entities are kept, mentions without the sender's access hash", async () => {
    const { ada, bob, toBob } = await twoUsers()
    const user_id = { ...toBob, _: 'inputUser' } as const
    const stranger = { _: 'inputUser', user_id: 5n, access_hash: 5n } as const
    await ada.call(
      text(toBob, 'Hi Bob, you', 1n, {
        entities: [
          { _: 'messageEntityBold', offset: 0, length: 2 },
          { _: 'inputMessageEntityMentionName', offset: 3, length: 3, user_id },
          { _: 'inputMessageEntityMentionName', offset: 8, length: 3, user_id: stranger },
        ],
      }),
    )
    const [update] = bob.forgetUpdates()
    assert(update)
    assert.deepEqual(newMessageIn(update).entities, [
      { _: 'messageEntityBold', offset: 0, length: 2 },
      { _: 'messageEntityMentionName', offset: 3, length: 3, user_id: bob.id },
    ])
  })

  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`a reply names the message in the words of each box, at layer ${layer}`, async () => {
      const { network, bob, toAda } = await twoUsers()
      const ada = await network.login(1, { layer })
      await ada.call(text(self, 'a note', 1n))
      await bob.call(text(toAda, 'a question', 1n))
      const [question] = ada.forgetUpdates()
      assert(question)
      const { id } = newMessageIn(question)
      assert.notEqual(id, 1)
      const reply =
        layer === OLDEST_LAYER
          ? { reply_to_msg_id: id }
          : { reply_to: { _: 'inputReplyToMessage', reply_to_msg_id: id } as const }
      const toBob = await ada.peerOf(bob)
      const mine = newMessageIn(await ada.call(text(toBob, 'an answer', 2n, reply)))
      const [answer] = bob.forgetUpdates()
      assert(answer)
      assert(mine.reply_to?._ === 'messageReplyHeader')
      assert.equal(mine.reply_to.reply_to_msg_id, id)
      const theirs = newMessageIn(answer).reply_to
      assert(theirs?._ === 'messageReplyHeader')
      assert.equal(theirs.reply_to_msg_id, 1)
    })
  }

  test('typing is shown to the other side', async () => {
    const { ada, bob, toBob } = await twoUsers()
    await ada.call({ _: 'messages.setTyping', peer: toBob, action: { _: 'sendMessageTypingAction' } })
    const [update] = bob.forgetUpdates() as Constructor<'updateShort'>[]
    assert(update?.update._ === 'updateUserTyping')
    assert.equal(update.update.user_id, ada.id)
  })
})
