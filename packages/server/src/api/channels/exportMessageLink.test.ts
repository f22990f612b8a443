import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

test('a message of a channel has a link by its number, and by its name once it has one', async () => {
  const ada = await (await ApiNetwork.open()).login(1)
  const made = await ada.call({ _: 'channels.createChannel', title: 'Harbour', about: '', broadcast: true })
  assert('chats' in made)
  const [chat] = made.chats
  assert(chat?._ === 'channel')
  const channel = { _: 'inputChannel', channel_id: chat.id, access_hash: chat.access_hash ?? 0n } as const
  const link = async (id = 1) => (await ada.call({ _: 'channels.exportMessageLink', channel, id })).link
  assert.equal(await link(), `https://t.me/c/${chat.id}/1`)
  await ada.call({ _: 'channels.updateUsername', channel, username: 'harbour_news' })
  assert.equal(await link(), 'https://t.me/harbour_news/1')
  await assert.rejects(link(9), refused('MESSAGE_ID_INVALID'))
})
