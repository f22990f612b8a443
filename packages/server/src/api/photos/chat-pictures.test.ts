import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { messagesIn, send, uploaded } from '@longshore/testing/api-files'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import {
  downloadAt,
  inputPhoto,
  inputUser,
  landscape,
  lettersOf,
  photoIn,
  photoLocation,
  photoOf,
  portrait,
  withPicture,
} from '@longshore/testing/api-pictures'
import { fakeMp4 } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

type Chat = Constructor<'chat'> | Constructor<'channel'>
type Kind = 'basic group' | 'channel' | 'supergroup'

/** What Ada made and Bob is in. */
interface Place {
  readonly network: ApiNetwork
  readonly ada: ApiClient
  readonly bob: ApiClient
  readonly id: bigint
  edit(client: ApiClient, photo: Type<'InputChatPhoto'>): Promise<Type<'Updates'>>
}

async function open(kind: Kind, layer = NEWEST_LAYER): Promise<Place> {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1, { layer }), await network.login(2)]
  await bob.call({ _: 'updates.getState' })
  const toBob = inputUser(await ada.peerOf(bob))
  if (kind === 'basic group') {
    const made = await ada.call({ _: 'messages.createChat', users: [toBob], title: 'Crew' })
    const { id } = chatIn('missing_invitees' in made ? made.updates : made)
    return {
      network,
      ada,
      bob,
      id,
      edit: (client, photo) => client.call({ _: 'messages.editChatPhoto', chat_id: id, photo }),
    }
  }
  const wishes = kind === 'channel' ? { broadcast: true } : { megagroup: true }
  const made = await ada.call({ _: 'channels.createChannel', title: 'Crew', about: '', ...wishes })
  const { id, access_hash: adas = 0n } = chatIn(made) as Constructor<'channel'>
  const channel = { _: 'inputChannel', channel_id: id, access_hash: adas } as const
  await ada.call({ _: 'channels.inviteToChannel', channel, users: [toBob] })
  const dialogs = await bob.call({
    _: 'messages.getDialogs',
    offset_date: 0,
    offset_id: 0,
    offset_peer: { _: 'inputPeerEmpty' },
    limit: 10,
    hash: 0n,
  })
  assert('chats' in dialogs)
  const [seen] = dialogs.chats
  assert(seen?._ === 'channel')
  const hashes = new Map([
    [ada, adas],
    [bob, seen.access_hash ?? 0n],
  ])
  return {
    network,
    ada,
    bob,
    id,
    edit: (client, photo) => {
      const access_hash = hashes.get(client) ?? 0n
      const channel = { _: 'inputChannel', channel_id: id, access_hash } as const
      return client.call({ _: 'channels.editPhoto', channel, photo })
    },
  }
}

function chatIn(updates: Type<'Updates'>): Chat {
  assert('chats' in updates)
  const [chat] = updates.chats
  assert(chat?._ === 'chat' || chat?._ === 'channel')
  return chat
}

/** The service message of an Updates. */
function serviceIn(updates: Type<'Updates'>): Constructor<'messageService'> {
  assert('updates' in updates)
  const [message] = updates.updates.flatMap((update) =>
    'message' in update && typeof update.message === 'object' && update.message._ === 'messageService'
      ? update.message
      : [],
  )
  assert(message)
  return message
}

async function uploadedPicture(client: ApiClient): Promise<Constructor<'inputChatUploadedPhoto'>> {
  return { _: 'inputChatUploadedPhoto', file: await uploaded(client, portrait) }
}

const noPicture = { _: 'inputChatPhotoEmpty' } as const

for (const kind of ['basic group', 'channel', 'supergroup'] as const) {
  suite(`the picture of a ${kind}`, () => {
    for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
      test(`is uploaded, shown and told to all, at layer ${layer}`, async () => {
        const { ada, bob, edit, id } = await open(kind, layer)
        bob.forgetUpdates()
        const told = await edit(ada, await uploadedPicture(ada))
        const chat = chatIn(told)
        assert(chat.photo._ === 'chatPhoto')
        assert.deepEqual([chat.id, chat.photo.dc_id, chat.photo.has_video === true], [id, 2, false])
        assert.ok(chat.photo.stripped_thumb)
        const { action } = serviceIn(told)
        assert.equal(action._, 'messageActionChatEditPhoto')
        const photo = photoIn(serviceIn(told))
        assert.equal(photo.id, chat.photo.photo_id)
        assert.equal(lettersOf(photo.sizes), 'iabc')
        assert.ok((await downloadAt(ada, photoLocation(photo, 'c'))).length > 0)

        const pushed = bob.forgetUpdates()[0] as Type<'Updates'>
        const theirs = photoIn(serviceIn(pushed))
        assert.equal(theirs.id, photo.id)
        assert.notEqual(theirs.access_hash, photo.access_hash)
        assert.ok((await downloadAt(bob, photoLocation(theirs, 'a'))).length > 0)
        const seen = chatIn(pushed)
        assert(seen.photo._ === 'chatPhoto')
        assert.equal(seen.photo.photo_id, photo.id)
      })
    }

    test('may move, may be used again, and may be taken away', async () => {
      const { ada, edit } = await open(kind)
      const film = fakeMp4({ width: 640, height: 640, duration: 3, sound: false })
      const video = await uploaded(ada, film)
      const told = await edit(ada, { _: 'inputChatUploadedPhoto', video, video_start_ts: 2 })
      const first = photoIn(serviceIn(told))
      assert.equal(lettersOf(first.video_sizes), 'u')
      const moving = chatIn(told)
      assert(moving.photo._ === 'chatPhoto')
      assert.equal(moving.photo.has_video, true)

      const gone = await edit(ada, noPicture)
      assert.equal(serviceIn(gone).action._, 'messageActionChatDeletePhoto')
      assert.equal(chatIn(gone).photo._, 'chatPhotoEmpty')
      await assert.rejects(edit(ada, noPicture), refused('CHAT_NOT_MODIFIED'))

      const again = await edit(ada, { _: 'inputChatPhoto', id: inputPhoto(first) })
      assert.equal(photoIn(serviceIn(again)).id, first.id)
      const same = { _: 'inputChatPhoto', id: inputPhoto(photoIn(serviceIn(again))) } as const
      await assert.rejects(edit(ada, same), refused('CHAT_NOT_MODIFIED'))
    })

    test('may be a profile picture of one’s own, and a photo of a message', async () => {
      const { ada, edit } = await open(kind)
      const own = await withPicture(ada)
      const told = await edit(ada, { _: 'inputChatPhoto', id: inputPhoto(own) })
      assert.equal(photoIn(serviceIn(told)).id, own.id)
      const sent = photoIn(messagesIn(await send(ada, photoOf(await uploaded(ada, landscape))))[0])
      const cropped = photoIn(serviceIn(await edit(ada, { _: 'inputChatPhoto', id: inputPhoto(sent) })))
      assert.equal(lettersOf(cropped.sizes), 'iab')
    })

    test('is refused where there is none to be had', async () => {
      const { ada, bob, edit } = await open(kind)
      const bobs = await withPicture(bob)
      for (const [photo, error] of [
        [{ _: 'inputChatUploadedPhoto' }, 'PHOTO_FILE_MISSING'],
        [{ _: 'inputChatPhoto', id: { _: 'inputPhotoEmpty' } }, 'PHOTO_INVALID'],
        [{ _: 'inputChatPhoto', id: inputPhoto(bobs) }, 'PHOTO_INVALID'],
        [{ _: 'inputChatUploadedPhoto', file: await uploaded(ada, new Uint8Array(9)) }, 'PHOTO_EXT_INVALID'],
      ] as const)
        await assert.rejects(edit(ada, photo), refused(error))
    })

    const mayAnyone = kind === 'basic group'
    test(`is changed by ${mayAnyone ? 'all members' : 'admins alone'}`, async () => {
      const { bob, edit } = await open(kind)
      const editing = edit(bob, await uploadedPicture(bob))
      if (mayAnyone) assert.equal(chatIn(await editing).photo._, 'chatPhoto')
      else await assert.rejects(editing, refused('CHAT_ADMIN_REQUIRED'))
    })
  })
}

test('the picture of a group one is not in: CHAT_ID_INVALID, CHANNEL_INVALID', async () => {
  for (const [kind, error] of [
    ['basic group', 'CHAT_ID_INVALID'],
    ['channel', 'CHANNEL_INVALID'],
  ] as const) {
    const { network, edit } = await open(kind)
    const cy = await network.login(3)
    await assert.rejects(edit(cy, await uploadedPicture(cy)), refused(error))
  }
})
