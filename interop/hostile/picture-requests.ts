import type { Type } from '@longshore/protocol/schema/api'
import type { AnyRequest, Belongings } from './requests.ts'

/** Right requests about photos, profile pictures, groups, channels and sticker sets. */
export function pictureRequestsOf(has: Belongings, random_id: bigint): readonly AnyRequest[] {
  const { chatId: chat_id, stickerSet, messageId } = has
  const file = imageOf(has)
  const photo = { _: 'inputPhoto', ...has.photo } as const
  const document = { _: 'inputDocument', ...has.document } as const
  const channel = { _: 'inputChannel', ...has.channel } as const
  const peer = { _: 'inputPeerChannel', ...has.channel } as const
  const self = { _: 'inputPeerSelf' } as const
  const user_id = { _: 'inputUserSelf' } as const
  const colors = [0xff0000, 0x00ff00, 0x0000ff]
  const markup = { _: 'videoSizeEmojiMarkup', emoji_id: has.emojiId, background_colors: colors } as const
  const uploaded = { _: 'inputChatUploadedPhoto', file } as const
  const uploadedPhoto: Type<'InputMedia'> = {
    _: 'inputMediaUploadedPhoto',
    file,
    stickers: [document],
    spoiler: true,
  }
  const gif: Type<'InputMedia'> = {
    _: 'inputMediaUploadedDocument',
    file,
    mime_type: 'image/gif',
    attributes: [{ _: 'documentAttributeAnimated' }, { _: 'documentAttributeFilename', file_name: 'a.gif' }],
  }
  const sticker: Type<'InputMedia'> = {
    _: 'inputMediaUploadedDocument',
    file,
    mime_type: 'image/webp',
    attributes: [{ _: 'documentAttributeSticker', alt: 'a', stickerset: { _: 'inputStickerSetEmpty' } }],
  }
  const item = { _: 'inputStickerSetItem', document, emoji: '⚓' } as const
  const setThumb = { _: 'inputStickerSetThumb', stickerset: stickerSet, thumb_version: 1 } as const
  return [
    { _: 'messages.sendMedia', peer: self, media: uploadedPhoto, message: '', random_id },
    { _: 'messages.sendMedia', peer, media: { _: 'inputMediaPhoto', id: photo }, message: 'a', random_id },
    { _: 'messages.sendMedia', peer: self, media: gif, message: '', random_id },
    { _: 'messages.uploadMedia', peer: self, media: sticker },
    {
      _: 'messages.sendMedia',
      peer: has.peer,
      media: { _: 'inputMediaPhoto', id: photo, ttl_seconds: 5 },
      message: '',
      random_id,
    },
    {
      _: 'messages.sendMultiMedia',
      peer: { _: 'inputPeerChat', chat_id },
      multi_media: [1n, 2n, 3n].map((n) => ({
        _: 'inputSingleMedia',
        media: n === 1n ? uploadedPhoto : { _: 'inputMediaPhoto', id: photo },
        random_id: random_id + n,
        message: 'a',
      })),
    },
    { _: 'messages.readMessageContents', id: [messageId] },
    {
      _: 'messages.getDocumentByHash',
      sha256: new Uint8Array(32),
      size: 1024n,
      mime_type: 'application/octet-stream',
    },
    ...locationsOf(has).flatMap((location): AnyRequest[] => [
      { _: 'upload.getFile', location, offset: 0n, limit: 4096 },
      { _: 'upload.getFileHashes', location, offset: 0n },
    ]),
    { _: 'upload.getFile', location: setThumb, offset: 0n, limit: 4096 },
    { _: 'photos.uploadProfilePhoto', file },
    { _: 'photos.uploadProfilePhoto', video: file, video_start_ts: 0.5 },
    { _: 'photos.uploadProfilePhoto', video_emoji_markup: markup, fallback: true },
    { _: 'photos.updateProfilePhoto', id: photo },
    { _: 'photos.getUserPhotos', user_id, offset: 0, max_id: 0n, limit: 10 },
    { _: 'photos.deletePhotos', id: [photo] },
    { _: 'messages.editChatPhoto', chat_id, photo: uploaded },
    { _: 'messages.editChatPhoto', chat_id, photo: { _: 'inputChatPhoto', id: photo } },
    { _: 'channels.editPhoto', channel, photo: { ...uploaded, video_emoji_markup: markup } },
    { _: 'channels.editPhoto', channel, photo: { _: 'inputChatPhotoEmpty' } },
    { _: 'account.getDefaultProfilePhotoEmojis', hash: 0n },
    { _: 'messages.createChat', users: [user_id], title: 'Dockers' },
    { _: 'messages.getFullChat', chat_id },
    { _: 'messages.editChatTitle', chat_id, title: 'Dockers' },
    { _: 'channels.createChannel', title: 'Tides', about: 'a', broadcast: true },
    { _: 'channels.getFullChannel', channel },
    { _: 'channels.getMessages', channel, id: [{ _: 'inputMessageID', id: 1 }] },
    { _: 'channels.getParticipants', ...participants, channel },
    { _: 'channels.readHistory', channel, max_id: 1 },
    {
      _: 'updates.getChannelDifference',
      channel,
      filter: { _: 'channelMessagesFilterEmpty' },
      pts: 1,
      limit: 10,
    },
    {
      _: 'stickers.createStickerSet',
      user_id,
      title: 'A set',
      short_name: `set_${random_id}`,
      stickers: [item],
    },
    { _: 'stickers.addStickerToSet', stickerset: stickerSet, sticker: item },
    { _: 'stickers.setStickerSetThumb', stickerset: stickerSet, thumb: document },
    { _: 'messages.getStickerSet', stickerset: stickerSet, hash: 0 },
    { _: 'messages.getCustomEmojiDocuments', document_id: [has.emojiId, 5n] },
    { _: 'messages.getAttachedStickers', media: { _: 'inputStickeredMediaPhoto', id: photo } },
  ]
}

const participants = { filter: { _: 'channelParticipantsRecent' }, offset: 0, limit: 10, hash: 0n } as const

/** A small picture that was uploaded. */
export function imageOf({ imageId: id }: Belongings) {
  return { _: 'inputFile', id, parts: 1, name: 'a.png', md5_checksum: '' } as const
}

export function locationsOf(has: Belongings): readonly Type<'InputFileLocation'>[] {
  const peer = { _: 'inputPeerSelf' } as const
  return [
    { _: 'inputPhotoFileLocation', ...has.photo, thumb_size: 'm' },
    { _: 'inputDocumentFileLocation', ...has.document, thumb_size: 'm' },
    { _: 'inputPeerPhotoFileLocation', peer, photo_id: has.photo.id },
    {
      _: 'inputPhotoLegacyFileLocation',
      ...has.photo,
      volume_id: has.photo.id,
      local_id: 109,
      secret: 5n,
    },
    {
      _: 'inputFileLocation',
      volume_id: has.photo.id,
      local_id: 109,
      secret: 5n,
      file_reference: has.photo.file_reference,
    },
  ]
}
