import assert from 'node:assert/strict'
import type { Constructor } from '@longshore/protocol/schema/api'
import sharp from 'sharp'
import { testAccount } from '../stock-client.ts'
import type { Belongings } from './requests.ts'
import type { HostileSession } from './session.ts'

const self = { _: 'inputPeerSelf' } as const

/** Makes what an honest client would have: files in messages, a group, a channel, stickers, somebody to write to. */
export async function belongingsOf(session: HostileSession): Promise<Belongings> {
  const [fileId, imageId] = [77n, 78n]
  const image = await sharp({ create: { width: 200, height: 180, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  const file = await upload(session, fileId, new Uint8Array(1024))
  const picture = await upload(session, imageId, image)
  const shown = await send(session, 1n, {
    _: 'inputMediaUploadedDocument',
    file,
    mime_type: 'a/b',
    attributes: [],
  })
  assert(shown.media?._ === 'messageMediaDocument' && shown.media.document?._ === 'document')
  const { photo } = await session.call({ _: 'photos.uploadProfilePhoto', file: picture })
  assert(photo._ === 'photo')
  const { users } = await session.call({ _: 'contacts.resolvePhone', phone: testAccount(9000).phone })
  const [user] = users
  assert(user?._ === 'user')
  const emojis = await session.call({ _: 'account.getDefaultProfilePhotoEmojis', hash: 0n })
  assert(emojis._ === 'emojiList')
  return {
    peer: { _: 'inputPeerUser', user_id: user.id, access_hash: user.access_hash ?? 0n },
    document: fieldsOf(shown.media.document),
    photo: fieldsOf(photo),
    chatId: await groupOf(session),
    channel: await channelOf(session),
    stickerSet: { _: 'inputStickerSetShortName', short_name: 'longshore' },
    emojiId: emojis.document_id[0] ?? 0n,
    fileId,
    imageId,
    messageId: shown.id,
  }
}

type Named = Pick<Constructor<'document'>, 'id' | 'access_hash' | 'file_reference'>

function fieldsOf({ id, access_hash, file_reference }: Named): Named {
  return { id, access_hash, file_reference }
}

async function upload(
  session: HostileSession,
  id: bigint,
  bytes: Uint8Array,
): Promise<Constructor<'inputFile'>> {
  await session.call({ _: 'upload.saveFilePart', file_id: id, file_part: 0, bytes })
  return { _: 'inputFile', id, parts: 1, name: 'a.png', md5_checksum: '' }
}

async function send(
  session: HostileSession,
  random_id: bigint,
  media: Constructor<'inputMediaUploadedDocument'>,
): Promise<Constructor<'message'>> {
  const updates = await session.call({
    _: 'messages.sendMedia',
    peer: self,
    media,
    message: 'some words',
    random_id,
  })
  assert(updates._ === 'updates')
  const [message] = updates.updates.flatMap((update) =>
    update._ === 'updateNewMessage' ? update.message : [],
  )
  assert(message?._ === 'message')
  return message
}

/** Before layer 177 the answer was the Updates themselves. */
async function groupOf(session: HostileSession): Promise<bigint> {
  const title = 'Dockers'
  const made = await session.call({ _: 'messages.createChat', users: [{ _: 'inputUserSelf' }], title })
  const updates = (made._ === 'messages.invitedUsers' ? made.updates : made) as Constructor<'updates'>
  const [chat] = updates.chats
  assert(chat?._ === 'chat')
  return chat.id
}

async function channelOf(session: HostileSession): Promise<Belongings['channel']> {
  const updates = await session.call({
    _: 'channels.createChannel',
    broadcast: true,
    title: 'Tides',
    about: '',
  })
  assert(updates._ === 'updates')
  const [channel] = updates.chats
  assert(channel?._ === 'channel')
  return { channel_id: channel.id, access_hash: channel.access_hash ?? 0n }
}
