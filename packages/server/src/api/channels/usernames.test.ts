import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor } from '@longshore/protocol/schema/api'
import { channelIn, channelOf, found, threeUsers } from '@longshore/testing/api-chats'
import type { ApiClient } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

suite('names of channels', () => {
  test('users and channels share their names', async () => {
    const { ada, bob } = await threeUsers()
    const channel = await channelOf(ada, { username: 'harbour' })
    await bob.call({ _: 'account.updateUsername', username: 'bob_bosun' })
    const taking = [
      ada.call({ _: 'channels.updateUsername', channel, username: 'BOB_bosun' }),
      bob.call({ _: 'account.updateUsername', username: 'HARBOUR' }),
    ]
    for (const take of taking) await assert.rejects(take, refused('USERNAME_OCCUPIED'))
    const free = (username: string) => ada.call({ _: 'channels.checkUsername', channel, username })
    assert.deepEqual(
      [await free('bob_bosun'), await free('Harbour'), await free('quay_side')],
      [false, true, true],
    )
    assert.equal(await bob.call({ _: 'account.checkUsername', username: 'harbour' }), false)
    const empty = { _: 'inputChannelEmpty' } as const
    assert.equal(await ada.call({ _: 'channels.checkUsername', channel: empty, username: 'harbour' }), false)
  })

  test('of two who take one name at once one gets it', async () => {
    const { ada, bob } = await threeUsers()
    const channel = await channelOf(ada)
    const outcomes = await Promise.allSettled([
      ada.call({ _: 'channels.updateUsername', channel, username: 'quay_side' }),
      bob.call({ _: 'account.updateUsername', username: 'quay_side' }),
    ])
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  })

  test('a channel takes a name, another, and none', async () => {
    const { ada, bob } = await threeUsers()
    const channel = await channelOf(ada, { username: 'harbour' })
    await bob.call({ _: 'channels.joinChannel', channel: await found(bob, 'harbour') })
    const rename = (username: string) => ada.call({ _: 'channels.updateUsername', channel, username })
    await assert.rejects(rename('harbour'), refused('USERNAME_NOT_MODIFIED'))
    await assert.rejects(rename('h'), refused('USERNAME_INVALID'))
    await rename('quay_side')
    const [told] = bob.forgetUpdates() as Constructor<'updates'>[]
    assert(told)
    assert.equal(channelIn(told).username, 'quay_side')
    await found(bob, 'quay_side')
    await rename('')
    await assert.rejects(found(bob, 'quay_side'), refused('USERNAME_NOT_OCCUPIED'))
  })

  test('channels are searched by the start of their name, own chats by their title', async () => {
    const { ada, bob } = await threeUsers()
    const channel = await channelOf(ada, { username: 'harbour' })
    const search = async (client: ApiClient, q: string) => {
      const { my_results, results, chats } = await client.call({ _: 'contacts.search', q, limit: 10 })
      return [my_results.length, results.length, chats.length]
    }
    assert.deepEqual(await search(bob, 'harb'), [0, 1, 1])
    assert.deepEqual(await search(ada, 'arbour'), [1, 0, 1])
    const { chats } = await ada.call({ _: 'channels.getAdminedPublicChannels' })
    assert.deepEqual(
      chats.map(({ id }) => id),
      [channel.channel_id],
    )
  })
})
