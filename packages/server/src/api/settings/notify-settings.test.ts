import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const users = { _: 'inputNotifyUsers' } as const

function settingsOf(client: ApiClient, peer: Type<'InputNotifyPeer'>) {
  return client.call({ _: 'account.getNotifySettings', peer })
}

async function mute(client: ApiClient, peer: Type<'InputNotifyPeer'>, mute_until = 2_000_000_000) {
  const settings = { _: 'inputPeerNotifySettings', mute_until } as const
  return client.call({ _: 'account.updateNotifySettings', peer, settings })
}

suite('notification settings', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at first everything is told, with its words and sounds, at layer ${layer}`, async () => {
      const ada = await (await ApiNetwork.open()).login(1, { layer })
      for (const _ of ['inputNotifyUsers', 'inputNotifyChats', 'inputNotifyBroadcasts'] as const) {
        const settings = await settingsOf(ada, { _ })
        assert.equal(settings.mute_until, 0)
        assert.equal(settings.show_previews, true)
        assert.deepEqual(settings.other_sound, { _: 'notificationSoundDefault' })
      }
    })
  }

  test('those of a peer are kept, pushed to other sessions, and shown wherever the peer is', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    const second = await network.login(1)
    await second.call({ _: 'updates.getState' })
    const peer = await ada.peerOf(bob)
    await ada.call({ _: 'messages.sendMessage', peer, message: 'x', random_id: 1n })
    second.forgetUpdates()
    const target = { _: 'inputNotifyPeer', peer } as const
    assert.equal((await settingsOf(ada, target)).mute_until, undefined)
    const settings = {
      _: 'inputPeerNotifySettings',
      mute_until: 2_000_000_000,
      silent: true,
      sound: { _: 'notificationSoundNone' },
    } as const
    assert.equal(await ada.call({ _: 'account.updateNotifySettings', peer: target, settings }), true)

    const kept = await settingsOf(second, target)
    assert.deepEqual([kept.mute_until, kept.silent], [2_000_000_000, true])
    assert.deepEqual(kept.ios_sound, { _: 'notificationSoundNone' })
    const [told] = second.forgetUpdates()
    assert(told?._ === 'updates' && 'updates' in told)
    assert.deepEqual(told.updates, [
      {
        _: 'updateNotifySettings',
        peer: { _: 'notifyPeer', peer: { _: 'peerUser', user_id: bob.id } },
        notify_settings: kept,
      },
    ])
    const list = await ada.call({
      _: 'messages.getDialogs',
      offset_date: 0,
      offset_id: 0,
      offset_peer: { _: 'inputPeerEmpty' },
      limit: 10,
      hash: 0n,
    })
    assert(list._ === 'messages.dialogs' && list.dialogs[0]?._ === 'dialog')
    assert.deepEqual(list.dialogs[0].notify_settings, kept)
    const { full_user } = await ada.call({ _: 'users.getFullUser', id: { ...peer, _: 'inputUser' } })
    assert.deepEqual(full_user.notify_settings, kept)
    assert.equal((await settingsOf(ada, users)).mute_until, 0)
  })

  test('those of groups and channels appear in what is told of the whole chat', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const made = await ada.call({ _: 'channels.createChannel', broadcast: true, title: 'News', about: '' })
    assert(made._ === 'updates' && made.chats[0]?._ === 'channel')
    const { id: channel_id, access_hash = 0n } = made.chats[0]
    const channel = { _: 'inputPeerChannel', channel_id, access_hash } as const
    await mute(ada, { _: 'inputNotifyPeer', peer: channel })
    const { full_chat } = await ada.call({
      _: 'channels.getFullChannel',
      channel: { ...channel, _: 'inputChannel' },
    })
    assert(full_chat._ === 'channelFull')
    assert.equal(full_chat.notify_settings.mute_until, 2_000_000_000)
    const exceptions = async (peer: Type<'InputNotifyPeer'>) => {
      const told = await ada.call({ _: 'account.getNotifyExceptions', peer })
      assert(told._ === 'updates')
      return told.updates.length
    }
    assert.equal(await exceptions({ _: 'inputNotifyBroadcasts' }), 1)
    assert.equal(await exceptions({ _: 'inputNotifyChats' }), 0)
    assert.equal(await exceptions(users), 0)
  })

  test('exceptions are listed, those of sounds on demand, until all is reset', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob, cy] = [await network.login(1), await network.login(2), await network.login(3)]
    await mute(ada, { _: 'inputNotifyPeer', peer: await ada.peerOf(bob) })
    const settings = { _: 'inputPeerNotifySettings', sound: { _: 'notificationSoundNone' } } as const
    const other = { _: 'inputNotifyPeer', peer: await ada.peerOf(cy) } as const
    await ada.call({ _: 'account.updateNotifySettings', peer: other, settings })
    const exceptions = async (compare_sound: boolean) => {
      const told = await ada.call({ _: 'account.getNotifyExceptions', compare_sound })
      assert(told._ === 'updates')
      return told.users.map(({ id }) => id)
    }
    assert.deepEqual(await exceptions(false), [bob.id])
    assert.deepEqual(new Set(await exceptions(true)), new Set([bob.id, cy.id]))
    await mute(ada, users)
    await ada.call({ _: 'account.resetNotifySettings' })
    assert.deepEqual(await exceptions(true), [])
    assert.equal((await settingsOf(ada, users)).mute_until, 0)
  })

  test('peers one has not met have none', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    const stranger = { _: 'inputPeerUser', user_id: bob.id, access_hash: 1n } as const
    await assert.rejects(mute(ada, { _: 'inputNotifyPeer', peer: stranger }), refused('PEER_ID_INVALID'))
  })
})
