import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const data = new TextEncoder().encode('dock')
const markup: Type<'ReplyMarkup'> = {
  _: 'replyInlineMarkup',
  rows: [
    {
      _: 'keyboardInlineButtonRow',
      buttons: [{ _: 'keyboardInlineButton', text: 'Dock', type: { _: 'inlineButtonTypeCallback', data } }],
    },
  ],
}

/** A bot that has shown somebody a button. */
async function withButton() {
  const network = await ApiNetwork.open()
  const [ada, bot] = [await network.login(1), await network.bot('harbour_bot')]
  await bot.call({ _: 'updates.getState' })
  const peer = await ada.peerNamed('harbour_bot')
  await ada.call({ _: 'messages.sendMessage', peer, message: '/start', random_id: 1n })
  const to = { _: 'inputPeerUser', user_id: ada.id, access_hash: 0n } as const
  await bot.call({
    _: 'messages.sendMessage',
    peer: to,
    message: 'Where?',
    random_id: 1n,
    reply_markup: markup,
  })
  bot.forgetUpdates()
  const press = (bytes = data) =>
    ada.call({ _: 'messages.getBotCallbackAnswer', peer, msg_id: 2, data: bytes })
  return { network, ada, bot, press }
}

async function queryAt(bot: ApiClient): Promise<Constructor<'updateBotCallbackQuery'>> {
  for (let turns = 0; turns < 200; turns++) {
    for (const told of bot.forgetUpdates()) {
      const [update] = 'updates' in told ? (told.updates as Type<'Update'>[]) : []
      if (update?._ === 'updateBotCallbackQuery') return update
    }
    await new Promise(setImmediate)
  }
  throw new Error('the bot was told of no press')
}

suite('buttons of bots', () => {
  test('who presses one is told what the bot says to it', async () => {
    const { ada, bot, press } = await withButton()
    const pressed = press()
    const query = await queryAt(bot)
    assert.deepEqual([query.user_id, query.msg_id], [ada.id, 2])
    assert.deepEqual(query.data, data)
    const answer = { query_id: query.query_id, cache_time: 0, alert: true, message: 'Berth 7' }
    assert.equal(await bot.call({ _: 'messages.setBotCallbackAnswer', ...answer }), true)
    const told = await pressed
    assert.deepEqual([told.message, told.alert], ['Berth 7', true])
    const again = bot.call({ _: 'messages.setBotCallbackAnswer', ...answer })
    await assert.rejects(again, refused('QUERY_ID_INVALID'))
  })

  test('a bot that says nothing is given up after ten seconds', async () => {
    const { network, bot, press } = await withButton()
    const pressed = assert.rejects(press(), refused('BOT_RESPONSE_TIMEOUT'))
    await queryAt(bot)
    network.time.advance(10_000)
    await pressed
  })

  test('only what is there can be pressed, and only its bot answers', async () => {
    const { network, bot, press } = await withButton()
    await assert.rejects(press(new Uint8Array(3)), refused('DATA_INVALID'))
    const other = await network.bot('other_bot')
    const pressed = press()
    const { query_id } = await queryAt(bot)
    const answer = { _: 'messages.setBotCallbackAnswer', query_id, cache_time: 0 } as const
    await assert.rejects(other.call(answer), refused('QUERY_ID_INVALID'))
    await bot.call(answer)
    assert.equal((await pressed).message, undefined)
  })
})
