import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const everybody = { scope: { _: 'botCommandScopeDefault' }, lang_code: '' } as const
const command = (name: string, description = 'Does it'): Constructor<'botCommand'> => ({
  _: 'botCommand',
  command: name,
  description,
})

async function adaAndBot(layer = NEWEST_LAYER) {
  const network = await ApiNetwork.open()
  const [ada, bot] = [await network.login(1, { layer }), await network.bot('harbour_bot')]
  await bot.call({ _: 'updates.getState' })
  return { network, ada, bot, peer: await ada.peerNamed('harbour_bot') }
}

async function shownCommands(client: ApiClient, peer: Constructor<'inputPeerUser'>): Promise<string[]> {
  const { full_user } = await client.call({ _: 'users.getFullUser', id: { ...peer, _: 'inputUser' } })
  return full_user.bot_info?.commands?.map((shown) => shown.command) ?? []
}

suite('a bot is talked to first', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`by its name, and begun with what stood in the link, at layer ${layer}`, async () => {
      const { ada, bot, peer } = await adaAndBot(layer)
      const started = { _: 'messages.startBot', bot: { ...peer, _: 'inputUser' }, peer } as const
      await ada.call({ ...started, random_id: 1n, start_param: 'from_link-1' })
      await ada.call({ ...started, random_id: 2n, start_param: '', peer: { _: 'inputPeerEmpty' } })
      const { messages } = await bot
        .call({
          _: 'messages.getMessages',
          id: [1, 2].map((id) => ({ _: 'inputMessageID', id }) as const),
        })
        .then((answer) => {
          assert(answer._ === 'messages.messages')
          return answer
        })
      const texts = messages.map((message) => (message._ === 'message' ? message.message : ''))
      assert.deepEqual(texts, ['/start from_link-1', '/start'])
      const [message] = messages
      assert(message?._ === 'message')
      assert.deepEqual(message.entities, [{ _: 'messageEntityBotCommand', offset: 0, length: 6 }])
    })
  }

  test('only bots are begun with, by a parameter as links have it', async () => {
    const { network, ada, peer } = await adaAndBot()
    const bob = await ada.peerOf(await network.login(2))
    const start = (bot: Constructor<'inputPeerUser'>, start_param: string) =>
      ada.call({
        _: 'messages.startBot',
        bot: { ...bot, _: 'inputUser' },
        peer: bot,
        random_id: 1n,
        start_param,
      })
    await assert.rejects(start(bob, ''), refused('BOT_INVALID'))
    await assert.rejects(start(peer, 'a b'), refused('START_PARAM_INVALID'))
    await assert.rejects(start(peer, 'a'.repeat(65)), refused('START_PARAM_TOO_LONG'))
  })
})

suite('commands of a bot', () => {
  test('are kept, shown to people, told to those who talk with it, and forgotten', async () => {
    const { ada, bot, peer } = await adaAndBot()
    await ada.call({ _: 'messages.sendMessage', peer, message: 'Ahoy', random_id: 1n })
    ada.forgetUpdates()
    const commands = [command('dock'), command('leave_2')]
    assert.equal(await bot.call({ _: 'bots.setBotCommands', ...everybody, commands }), true)
    assert.deepEqual(
      (await bot.call({ _: 'bots.getBotCommands', ...everybody })).map((kept) => kept.command),
      ['dock', 'leave_2'],
    )
    assert.deepEqual(await shownCommands(ada, peer), ['dock', 'leave_2'])
    const [told] = ada.forgetUpdates()
    assert(told && 'update' in told)
    assert.equal((told.update as { _: string })._, 'updateBotCommands')
    await bot.call({ _: 'bots.resetBotCommands', ...everybody })
    assert.deepEqual(await shownCommands(ada, peer), [])
  })

  test('those for private chats, and in the language of a person, come before those for all', async () => {
    const { ada, bot, peer } = await adaAndBot()
    await bot.call({ _: 'bots.setBotCommands', ...everybody, commands: [command('all')] })
    const scope = { _: 'botCommandScopeUsers' } as const
    await bot.call({ _: 'bots.setBotCommands', scope, lang_code: '', commands: [command('private')] })
    assert.deepEqual(await shownCommands(ada, peer), ['private'])
    await bot.call({ _: 'bots.setBotCommands', scope, lang_code: 'en', commands: [command('english')] })
    assert.deepEqual(await shownCommands(ada, peer), ['english'])
  })

  test('what is no command is refused, and people have none', async () => {
    const { ada, bot } = await adaAndBot()
    const set = (client: ApiClient, ...commands: Constructor<'botCommand'>[]) =>
      client.call({ _: 'bots.setBotCommands', ...everybody, commands })
    await assert.rejects(set(bot, command('Dock')), refused('BOT_COMMAND_INVALID'))
    await assert.rejects(set(bot, command('dock', ' ')), refused('BOT_COMMAND_DESCRIPTION_INVALID'))
    const many = Array.from({ length: 101 }, (_, i) => command(`c${i}`))
    await assert.rejects(set(bot, ...many), refused('BOT_COMMANDS_TOO_MUCH'))
    await assert.rejects(set(ada, command('dock')), refused('USER_BOT_REQUIRED'))
  })
})

suite('what a bot says of itself', () => {
  test('is changed by the bot, and by whose it is, and by nobody else', async () => {
    const { network, ada } = await adaAndBot()
    const own = await network.bot('pier_bot', { owner: ada.id })
    const id = { ...(await ada.peerNamed('pier_bot')), _: 'inputUser' } as const
    const other = { ...(await ada.peerNamed('harbour_bot')), _: 'inputUser' } as const
    const set = { _: 'bots.setBotInfo', lang_code: '' } as const
    await own.call({ ...set, name: 'Pier', about: 'Where ships lie.' })
    await ada.call({ ...set, bot: id, description: 'Brings files ashore.' })
    const said = {
      _: 'bots.botInfo',
      name: 'Pier',
      about: 'Where ships lie.',
      description: 'Brings files ashore.',
    }
    assert.deepEqual(await ada.call({ _: 'bots.getBotInfo', bot: id, lang_code: 'en' }), said)
    assert.deepEqual(await own.call({ _: 'bots.getBotInfo', lang_code: '' }), said)
    await assert.rejects(ada.call({ ...set, bot: other, name: 'Mine' }), refused('BOT_INVALID'))
    await assert.rejects(ada.call({ ...set, name: 'Mine' }), refused('USER_BOT_INVALID'))
    await assert.rejects(
      own.call({ ...set, lang_code: 'de', name: 'Kai' }),
      refused('LANG_CODE_NOT_SUPPORTED'),
    )
    await assert.rejects(own.call({ ...set, description: 'a'.repeat(513) }), refused('ABOUT_TOO_LONG'))
    const listed = await ada.call({ _: 'bots.getAdminedBots' })
    assert.deepEqual(
      listed.map((user) => user.id),
      [own.id],
    )
  })
})
