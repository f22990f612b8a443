import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { messagesIn, send, uploaded } from '@longshore/testing/api-files'
import { newMessageIn, text, updatesIn } from '@longshore/testing/api-messages'
import { ApiNetwork } from '@longshore/testing/api-network'
import { inputUser, landscape, photoIn, photoOf } from '@longshore/testing/api-pictures'
import { refused } from '@longshore/testing/refused'

/** Ada, who talks with BotFather. */
async function talk(layer = NEWEST_LAYER) {
  const network = await ApiNetwork.open()
  const ada = await network.login(1, { layer })
  await ada.call({ _: 'updates.getState' })
  const peer = await ada.peerNamed('BotFather')
  let last = 1_000_000n
  const say = async (words: string): Promise<Constructor<'message'>> => {
    ada.forgetUpdates()
    await ada.call(text(peer, words, ++last))
    const answers = ada.forgetUpdates().filter((told) => updatesIn(told)[0]?._ === 'updateNewMessage')
    assert.equal(answers.length, 1)
    return newMessageIn(answers[0] ?? assert.fail())
  }
  const signIn = async (bot_auth_token: string) => {
    const client = await network.client()
    const login = { flags: 0, api_id: 1, api_hash: '', bot_auth_token } as const
    await client.call({ _: 'auth.importBotAuthorization', ...login })
    return client
  }
  const newBot = async (name: string, username: string) => {
    await say('/newbot')
    await say(name)
    return tokenIn(await say(username))
  }
  return { network, ada, say, signIn, newBot }
}

/** As clients look for it. */
function tokenIn({ message }: Constructor<'message'>): string {
  return /\d+:[\w-]{35}/.exec(message)?.[0] ?? assert.fail(`no token in: ${message}`)
}

suite('BotFather', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER])
    test(`makes a bot in its chat, whose token works, at layer ${layer}`, async () => {
      const { ada, say, signIn } = await talk(layer)
      assert.match((await say('/start')).message, /\/newbot/)
      await say('/newbot')
      await say('Harbour')
      assert.match((await say('harbour')).message, /end in "bot"/)
      const done = await say('harbour_bot')
      const token = tokenIn(done)
      assert.deepEqual(done.entities?.slice(1), [
        { _: 'messageEntityCode', offset: done.message.indexOf(token), length: token.length },
      ])
      const bot = await signIn(token)
      const { user_id } = await ada.peerNamed('harbour_bot')
      assert.equal(user_id, bot.id)
      assert.match((await say('/mybots')).message, /Harbour - @harbour_bot/)
    })

  test('takes no username that somebody has, and leaves what was begun', async () => {
    const { say, newBot } = await talk()
    await newBot('Harbour', 'harbour_bot')
    await say('/newbot')
    await say('Another')
    assert.match((await say('Harbour_BOT')).message, /taken/)
    assert.match((await say('1_bot')).message, /begins with a letter/)
    await say('/cancel')
    assert.match((await say('another_bot')).message, /\/newbot/)
  })

  test('gives a new token, with which the one before ends', async () => {
    const { say, signIn, newBot } = await talk()
    const before = await newBot('Harbour', 'harbour_bot')
    await say('/token')
    const now = tokenIn(await say('@harbour_bot'))
    assert.notEqual(now, before)
    await assert.rejects(signIn(before), refused('ACCESS_TOKEN_INVALID'))
    await signIn(now)
  })

  test('gives a bot the picture that is sent, and takes nothing else for one', async () => {
    const { ada, say, newBot } = await talk()
    await newBot('Harbour', 'harbour_bot')
    await say('/setuserpic')
    await say('@harbour_bot')
    assert.match((await say('here it is')).message, /as a photo/)
    const peer = await ada.peerNamed('BotFather')
    const sent = await send(ada, photoOf(await uploaded(ada, landscape)), { peer })
    const { id } = photoIn(messagesIn(sent)[0])
    const bot = await ada.peerNamed('harbour_bot')
    const { full_user } = await ada.call({ _: 'users.getFullUser', id: inputUser(bot) })
    assert.equal(full_user.profile_photo?.id, id)
  })

  test('deletes a bot upon a certain word, and its name is free again', async () => {
    const { ada, say, signIn, newBot } = await talk()
    const token = await newBot('Harbour', 'harbour_bot')
    const bot = await signIn(token)
    await say('/deletebot')
    await say('@harbour_bot')
    assert.match((await say('yes')).message, /cancel/)
    assert.match((await say('Yes, I am totally sure.')).message, /deleted/)
    assert.deepEqual(ada.destroyed, [bot.authKeyId])
    await assert.rejects(signIn(token), refused('ACCESS_TOKEN_INVALID'))
    await assert.rejects(ada.peerNamed('harbour_bot'), refused('USERNAME_NOT_OCCUPIED'))
    await newBot('Harbour', 'harbour_bot')
  })

  test('lets nobody touch the bots of others, nor make more than twenty', async () => {
    const { network, say, newBot } = await talk()
    const { user } = await network.api.createBot({ name: 'Other', username: 'other_bot' })
    for (let i = 0; i < 20; i++) await newBot('Mine', `mine_${i}_bot`)
    assert.match((await say('/newbot')).message, /cannot have more/)
    await say('/token')
    assert.match((await say(`@${user.username}`)).message, /no such bot/)
  })

  test('changes what its owner writes anew', async () => {
    const { ada, say, newBot } = await talk()
    await newBot('Harbour', 'harbour_bot')
    const change = async (command: string, words: string) => {
      await say(command)
      await say('@harbour_bot')
      return (await say(words)).message
    }
    assert.match(await change('/setname', 'Pier'), /is changed/)
    assert.match(await change('/setabouttext', 'a'.repeat(121)), /120/)
    assert.match((await say('Where ships lie.')).message, /is changed/)
    assert.match(await change('/setdescription', 'Brings files ashore.'), /is changed/)
    assert.match(await change('/setcommands', 'Load'), /One a line/)
    assert.match((await say('/load - Brings a file\nlist - Shows all')).message, /are changed/)

    const id = { ...(await ada.peerNamed('harbour_bot')), _: 'inputUser' } as const
    const { full_user, users } = await ada.call({ _: 'users.getFullUser', id })
    assert(users[0]?._ === 'user')
    assert.deepEqual([users[0].first_name, full_user.about], ['Pier', 'Where ships lie.'])
    assert.equal(full_user.bot_info?.description, 'Brings files ashore.')
    assert.deepEqual(
      full_user.bot_info?.commands?.map(({ command, description }) => [command, description]),
      [
        ['load', 'Brings a file'],
        ['list', 'Shows all'],
      ],
    )
    assert.match(await change('/setdescription', '/empty'), /is changed/)
    const after = await ada.call({ _: 'users.getFullUser', id })
    assert.equal(after.full_user.bot_info?.description, undefined)
  })

  test('gives another token by /revoke', async () => {
    const { say, signIn, newBot } = await talk()
    const before = await newBot('Harbour', 'harbour_bot')
    await say('/revoke')
    const after = tokenIn(await say('@harbour_bot'))
    await assert.rejects(signIn(before), refused('ACCESS_TOKEN_INVALID'))
    await signIn(after)
  })
})
