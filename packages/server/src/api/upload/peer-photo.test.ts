import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { uploaded } from '@longshore/testing/api-files'
import { self, text, twoUsers } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import {
  downloadAt,
  inputPhoto,
  inputUser,
  landscape,
  photoLocation,
  portrait,
  withPicture,
} from '@longshore/testing/api-pictures'
import { refused } from '@longshore/testing/refused'

function picture(
  client: ApiClient,
  peer: Type<'InputPeer'>,
  photo_id: bigint,
  big = false,
): Promise<Uint8Array> {
  return downloadAt(client, { _: 'inputPeerPhotoFileLocation', big, peer, photo_id })
}

suite('inputPeerPhotoFileLocation', () => {
  test('is the thumbnail, or with `big` the full-resolution picture, and needs no reference', async () => {
    const { ada, bob, toAda } = await twoUsers()
    const photo = await withPicture(ada)
    for (const [client, peer] of [
      [ada, self],
      [bob, toAda],
    ] as const) {
      const [small, big] = [
        await picture(client, peer, photo.id),
        await picture(client, peer, photo.id, true),
      ]
      assert.deepEqual([...small], [...(await downloadAt(ada, photoLocation(photo, 'a')))])
      assert.deepEqual([...big], [...(await downloadAt(ada, photoLocation(photo, 'c')))])
    }
  })

  test('is the largest there is where the picture is small', async () => {
    const { ada } = await twoUsers()
    const { id } = await withPicture(ada, { file: await uploaded(ada, landscape) })
    const { photo } = await ada
      .call({
        _: 'users.getFullUser',
        id: { _: 'inputUserSelf' },
      })
      .then(({ full_user }) => ({ photo: full_user.profile_photo }))
    assert(photo?._ === 'photo')
    assert.deepEqual(
      [...(await picture(ada, self, id, true))],
      [...(await downloadAt(ada, photoLocation(photo, 'b')))],
    )
  })

  test('ends with the picture being shown, and is never that of another', async () => {
    const { ada, bob, toAda, toBob } = await twoUsers()
    const [first, second] = [await withPicture(ada), await withPicture(ada)]
    const bobs = await withPicture(bob)
    for (const [client, peer, id] of [
      [bob, toAda, first.id],
      [bob, toAda, bobs.id],
      [ada, toBob, second.id],
      [bob, toAda, 0n],
    ] as const)
      await assert.rejects(picture(client, peer, id), refused('LOCATION_INVALID'))
    await ada.call({ _: 'photos.updateProfilePhoto', id: { _: 'inputPhotoEmpty' } })
    await assert.rejects(picture(bob, toAda, second.id), refused('LOCATION_INVALID'))
    await ada.call({ _: 'photos.updateProfilePhoto', id: inputPhoto(first) })
    assert.ok((await picture(bob, toAda, first.id)).length > 0)
  })

  test('may be the fallback, and a picture one chose oneself', async () => {
    const { ada, bob, toAda, toBob } = await twoUsers()
    const fallback = await withPicture(ada, { fallback: true })
    assert.ok((await picture(bob, toAda, fallback.id)).length > 0)
    const name = { first_name: 'Bobby', last_name: '', phone: '' }
    await ada.call({ _: 'contacts.addContact', id: inputUser(toBob), ...name })
    const { photo } = await ada.call({
      _: 'photos.uploadContactProfilePhoto',
      user_id: inputUser(toBob),
      save: true,
      file: await uploaded(ada, portrait),
    })
    assert.ok((await picture(ada, toBob, photo.id)).length > 0)
    await assert.rejects(picture(bob, self, photo.id), refused('LOCATION_INVALID'))
  })

  test('names a user by a message as well', async () => {
    const { ada, bob, toAda, toBob } = await twoUsers()
    const { id: photo_id } = await withPicture(ada)
    await ada.call(text(toBob, 'ahoy', 1n))
    const peer = { _: 'inputPeerUserFromMessage', peer: toAda, msg_id: 1, user_id: ada.id } as const
    assert.ok((await picture(bob, peer, photo_id)).length > 0)
  })

  test('of a user one was never shown: PEER_ID_INVALID', async () => {
    const { ada, bob, toAda } = await twoUsers()
    const { id } = await withPicture(ada)
    await assert.rejects(picture(bob, { ...toAda, access_hash: 1n }, id), refused('PEER_ID_INVALID'))
  })

  test('of groups and channels, to those who see them', async () => {
    const { network, ada, bob, toBob } = await twoUsers()
    const cy = await network.login(3)
    const photo = { _: 'inputChatUploadedPhoto', file: await uploaded(ada, portrait) } as const
    await ada.call({ _: 'messages.createChat', users: [inputUser(toBob)], title: 'Crew' })
    const { chats } = await ada.call({
      _: 'messages.getCommonChats',
      user_id: inputUser(toBob),
      max_id: 0n,
      limit: 1,
    })
    const chat_id = chats[0]?.id ?? 0n
    const group = { _: 'inputPeerChat', chat_id } as const
    const told = await ada.call({ _: 'messages.editChatPhoto', chat_id, photo })
    const id = idIn(told)
    assert.ok((await picture(bob, group, id, true)).length > 0)
    await assert.rejects(picture(cy, group, id), refused('CHAT_ID_INVALID'))

    const made = await ada.call({ _: 'channels.createChannel', title: 'Log', about: '', broadcast: true })
    assert('chats' in made && made.chats[0]?._ === 'channel')
    const { id: channel_id, access_hash = 0n } = made.chats[0]
    const channel = { _: 'inputChannel', channel_id, access_hash } as const
    const channelPicture = idIn(await ada.call({ _: 'channels.editPhoto', channel, photo }))
    const peer = { _: 'inputPeerChannel', channel_id, access_hash } as const
    assert.ok((await picture(ada, peer, channelPicture)).length > 0)
    await assert.rejects(picture(bob, peer, channelPicture), refused('CHANNEL_INVALID'))
    await ada.call({ _: 'channels.editPhoto', channel, photo: { _: 'inputChatPhotoEmpty' } })
    await assert.rejects(picture(ada, peer, channelPicture), refused('LOCATION_INVALID'))
  })
})

function idIn(updates: Type<'Updates'>): bigint {
  assert('chats' in updates)
  const [chat] = updates.chats
  assert(chat && 'photo' in chat && chat.photo?._ === 'chatPhoto')
  return chat.photo.photo_id
}
