import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { inflateStripped } from '@longshore/protocol/files/stripped-thumbnail'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import sharp from 'sharp'
import type { Caller } from '../callers/caller.ts'
import {
  asDocument,
  asPhoto,
  documentLocation,
  documentOf,
  download,
  getFile,
  inputPhoto,
  MiB,
  messagesOf,
  photoLocation,
  picture,
  type Rule,
  refusal,
  self,
  send,
  sentDocument,
  sentPhoto,
  upload,
} from './files.ts'

/** "Image thumbnail types": a box is not exceeded, a crop is a square. */
const boxes = { s: 100, m: 320, x: 800, y: 1280, w: 2560 }
const crops = { a: 160, b: 320, c: 640, d: 1280 }

const photoSizes: Rule[] = (
  [
    [3000, 2000, 'smxyw'],
    [2000, 3000, 'smxyw'],
    [1280, 720, 'smxy'],
    [801, 10, 'sm'],
    [500, 400, 'smx'],
    [90, 60, 's'],
  ] as const
)
  .filter(([width, height]) => width / height <= 20)
  .map(([width, height, letters]) => ({
    says: `a photo of ${width}x${height} has the sizes ${[...letters].join(' ')}, each as large as it says`,
    async run(caller) {
      const photo = await sentPhoto(caller, await picture(width, height))
      const sizes = photo.sizes.filter((size) => size._ !== 'photoStrippedSize')
      assert.deepEqual(sizes.map(letterOf).sort().join(''), [...letters].sort().join(''))
      for (const size of sizes) {
        const bytes = await download(caller, photoLocation(photo, letterOf(size)))
        const decoded = await sharp(bytes).metadata()
        assert.equal(decoded.format, 'jpeg')
        assert.deepEqual({ w: decoded.width, h: decoded.height }, { w: widthOf(size), h: heightOf(size) })
        const box = boxes[letterOf(size) as keyof typeof boxes]
        const scale = Math.min(1, box / Math.max(width, height))
        assert.ok(Math.abs(widthOf(size) - width * scale) < 1, `${letterOf(size)} is ${widthOf(size)} wide`)
        assert.ok(
          Math.abs(heightOf(size) - height * scale) < 1,
          `${letterOf(size)} is ${heightOf(size)} high`,
        )
      }
    },
  }))

/** Photos, thumbnails, profile and chat pictures. */
export const pictures: readonly Rule[] = [
  ...photoSizes,
  {
    says: 'the stripped thumbnail (type i) is inflated to a JPEG',
    async run(caller) {
      const photo = await sentPhoto(caller, await picture(600, 400))
      const stripped = photo.sizes.find((size) => size._ === 'photoStrippedSize')
      assert(stripped)
      assert.equal(stripped.type, 'i')
      const { width, height } = await sharp(inflateStripped(stripped.bytes)).metadata()
      assert.deepEqual({ width, height }, { width: 40, height: 27 })
    },
  },
  {
    says: 'photoSizeProgressive: the first bytes of each scan are a picture of the same size',
    async run(caller) {
      const photo = await sentPhoto(caller, await picture(2000, 1500))
      const progressive = photo.sizes.find((size) => size._ === 'photoSizeProgressive')
      assert(progressive)
      const bytes = await download(caller, photoLocation(photo, progressive.type))
      assert.equal(bytes.length, progressive.sizes.at(-1))
      const first = bytes.subarray(0, progressive.sizes[0])
      const { info } = await sharp(first, { failOn: 'none' }).raw().toBuffer({ resolveWithObject: true })
      assert.deepEqual({ w: info.width, h: info.height }, { w: progressive.w, h: progressive.h })
    },
  },
  refusal('PHOTO_EXT_INVALID: what is no picture', async (caller) =>
    send(caller, asPhoto(await upload(caller, randomBytes(9000), 'a.jpg'))),
  ),
  refusal('PHOTO_SAVE_FILE_INVALID: a photo of more than 10 MB', async (caller) =>
    send(caller, asPhoto(await upload(caller, randomBytes(10 * MiB + 1), 'a.jpg'))),
  ),
  refusal('IMAGE_PROCESS_FAILED: a picture that ends in the middle', async (caller) => {
    const whole = await picture(900, 900)
    return send(caller, asPhoto(await upload(caller, whole.subarray(0, whole.length / 2), 'a.jpg')))
  }),
  refusal('TTL_MEDIA_INVALID: nothing disappears that one sent to oneself', async (caller) => {
    const file = await upload(caller, await picture(100, 100), 'a.jpg')
    return send(caller, { ...asPhoto(file), ttl_seconds: 5 })
  }),
  refusal('SCHEDULE_DATE_TOO_LATE: nothing is kept for more than a year', async (caller) => {
    const file = await upload(caller, await picture(100, 100), 'a.jpg')
    return send(caller, asPhoto(file), { schedule_date: Math.floor(Date.now() / 1000) + 400 * 86_400 })
  }),
  refusal('MEDIA_EMPTY: no media at all', (caller) => send(caller, { _: 'inputMediaEmpty' })),
  refusal('PHOTO_INVALID_DIMENSIONS: more than 20 times as wide as high', async (caller) =>
    send(caller, asPhoto(await upload(caller, await picture(2100, 100), 'a.jpg'))),
  ),
  refusal('FILE_ID_INVALID: a photo has no thumbnail of that type', async (caller) =>
    getFile(caller, photoLocation(await sentPhoto(caller, await picture(500, 500)), 'w')),
  ),
  refusal('FILE_REFERENCE_EMPTY: a photo without its reference', async (caller) => {
    const photo = await sentPhoto(caller, await picture(500, 500))
    return getFile(caller, photoLocation({ ...photo, file_reference: new Uint8Array() }, 'm'))
  }),
  refusal('FILE_REFERENCE_INVALID: a photo with the reference of another', async (caller) => {
    const [one, other] = [await picture(300, 300), await picture(300, 200)]
    const { file_reference } = await sentPhoto(caller, other)
    return getFile(caller, photoLocation({ ...(await sentPhoto(caller, one)), file_reference }, 'm'))
  }),
  {
    says: 'a document that is a picture has a thumbnail m within 320x320 and a stripped one',
    async run(caller) {
      const document = await sentDocument(caller, await picture(1000, 500), {
        mime_type: 'image/jpeg',
        attributes: [{ _: 'documentAttributeFilename', file_name: 'a.jpg' }],
      })
      const thumb = document.thumbs?.find((size) => letterOf(size) === 'm')
      assert(thumb && document.thumbs?.some((size) => size._ === 'photoStrippedSize'))
      const { width, height } = await sharp(
        await download(caller, documentLocation(document, 'm')),
      ).metadata()
      assert.deepEqual({ width, height }, { width: 320, height: 160 })
      const size = document.attributes.find((attribute) => attribute._ === 'documentAttributeImageSize')
      assert.deepEqual({ w: size?.w, h: size?.h }, { w: 1000, h: 500 })
    },
  },
  {
    says: 'photos.uploadProfilePhoto sets the profile picture: squares a b c, and inputPeerPhotoFileLocation finds them',
    async run(caller) {
      const file = await upload(caller, await picture(1000, 800), 'me.jpg')
      const { photo, users } = await caller.call({ _: 'photos.uploadProfilePhoto', file })
      assert(photo._ === 'photo')
      for (const size of photo.sizes.filter(({ _ }) => _ !== 'photoStrippedSize')) {
        const bytes = await download(caller, photoLocation(photo, letterOf(size)))
        const { width, height } = await sharp(bytes).metadata()
        const side = Math.min(800, crops[letterOf(size) as keyof typeof crops])
        assert.deepEqual({ width, height }, { width: side, height: side }, letterOf(size))
      }
      const [me] = users
      assert(me?._ === 'user' && me.photo?._ === 'userProfilePhoto')
      const { photo_id } = me.photo
      for (const [big, side] of [
        [false, 160],
        [true, 640],
      ] as const) {
        const bytes = await download(caller, { _: 'inputPeerPhotoFileLocation', big, peer: self, photo_id })
        assert.equal((await sharp(bytes).metadata()).width, side)
      }
    },
  },
  refusal('FILE_ID_INVALID: inputFileLocation with a secret that nobody was told', async (caller) => {
    const { id, file_reference } = await sentPhoto(caller, await picture(200, 200))
    const local_id = 'm'.charCodeAt(0)
    return getFile(caller, { _: 'inputFileLocation', volume_id: id, local_id, secret: 5n, file_reference })
  }),
  refusal('FILE_ID_INVALID: inputPhotoLegacyFileLocation with such a secret', async (caller) => {
    const photo = await sentPhoto(caller, await picture(200, 200))
    const cached = { volume_id: photo.id, local_id: 'm'.charCodeAt(0), secret: 5n }
    return getFile(caller, { ...inputPhoto(photo), ...cached, _: 'inputPhotoLegacyFileLocation' })
  }),
  refusal('LOCATION_INVALID: inputPeerPhotoFileLocation of a picture that is not the current one', (caller) =>
    getFile(caller, { _: 'inputPeerPhotoFileLocation', peer: self, photo_id: 5n }),
  ),
  refusal('PHOTO_FILE_MISSING: photos.uploadProfilePhoto of nothing', (caller) =>
    caller.call({ _: 'photos.uploadProfilePhoto' }),
  ),
  refusal('PHOTO_CROP_SIZE_SMALL: a profile picture of less than 160x160', async (caller) => {
    const file = await upload(caller, await picture(159, 500), 'me.jpg')
    return caller.call({ _: 'photos.uploadProfilePhoto', file })
  }),
  refusal('VIDEO_FILE_INVALID: an animated profile picture that is no video', async (caller) => {
    const video = await upload(caller, randomBytes(5000), 'me.mp4')
    return caller.call({ _: 'photos.uploadProfilePhoto', video, video_start_ts: 0 })
  }),
  refusal('EMOJI_MARKUP_INVALID: a markup of an emoji nobody has', (caller) =>
    caller.call({
      _: 'photos.uploadProfilePhoto',
      video_emoji_markup: { _: 'videoSizeEmojiMarkup', emoji_id: 5n, background_colors: [0xff0000] },
    }),
  ),
  {
    says: 'account.getDefaultProfilePhotoEmojis: a list of suggested custom emojis, each good for a profile picture',
    async run(caller) {
      const list = await caller.call({ _: 'account.getDefaultProfilePhotoEmojis', hash: 0n })
      assert(list._ === 'emojiList' && list.document_id.length > 0)
      const again = await caller.call({ _: 'account.getDefaultProfilePhotoEmojis', hash: list.hash })
      assert.equal(again._, 'emojiListNotModified')
      for (const colors of [[0xff0000], [0xff0000, 0x0000ff], [1, 2, 3], [0xff, 0xff00, 0xff0000, 0]]) {
        const markup: Constructor<'videoSizeEmojiMarkup'> = {
          _: 'videoSizeEmojiMarkup',
          emoji_id: list.document_id[0] ?? 0n,
          background_colors: colors,
        }
        const { photo } = await caller.call({ _: 'photos.uploadProfilePhoto', video_emoji_markup: markup })
        assert(photo._ === 'photo')
        const kept = photo.video_sizes?.find((size) => size._ === 'videoSizeEmojiMarkup')
        assert.deepEqual(kept, markup)
        const { width, height } = await sharp(await download(caller, photoLocation(photo, 'c'))).metadata()
        assert.deepEqual({ width, height }, { width: 640, height: 640 })
      }
    },
  },
  {
    says: 'photos.updateProfilePhoto reuses a previously uploaded picture, photos.getUserPhotos lists them, photos.deletePhotos deletes',
    async run(caller) {
      const first = await profilePhoto(caller)
      const second = await profilePhoto(caller)
      const { photo } = await caller.call({ _: 'photos.updateProfilePhoto', id: inputPhoto(first) })
      assert(photo._ === 'photo')
      const user_id = { _: 'inputUserSelf' } as const
      const list = await caller.call({ _: 'photos.getUserPhotos', user_id, offset: 0, max_id: 0n, limit: 2 })
      assert.deepEqual(list.photos.map(({ id }) => id).sort(), [photo.id, second.id].sort())
      const one = await caller.call({
        _: 'photos.getUserPhotos',
        user_id,
        offset: -1,
        max_id: second.id,
        limit: 1,
      })
      assert.deepEqual(
        one.photos.map(({ id }) => id),
        [second.id],
      )
      const gone = await caller.call({ _: 'photos.deletePhotos', id: [inputPhoto(second)] })
      assert.deepEqual(gone, [second.id])
    },
  },
  {
    says: 'messages.editChatPhoto: the picture of a basic group, set, reused and removed',
    async run(caller) {
      const chat_id = await newGroup(caller)
      const file = await upload(caller, await picture(700, 700), 'group.jpg')
      await caller.call({
        _: 'messages.editChatPhoto',
        chat_id,
        photo: { _: 'inputChatUploadedPhoto', file },
      })
      const set = await groupPhoto(caller, chat_id)
      assert(set?._ === 'chatPhoto')
      const location = {
        _: 'inputPeerPhotoFileLocation',
        big: true,
        peer: { _: 'inputPeerChat', chat_id },
        photo_id: set.photo_id,
      } as const
      assert.equal((await sharp(await download(caller, location)).metadata()).width, 640)
      const mine = await profilePhoto(caller)
      const id = inputPhoto(mine)
      await caller.call({ _: 'messages.editChatPhoto', chat_id, photo: { _: 'inputChatPhoto', id } })
      await assert.rejects(getFile(caller, location), { message: 'LOCATION_INVALID' })
      await caller.call({ _: 'messages.editChatPhoto', chat_id, photo: { _: 'inputChatPhotoEmpty' } })
      assert.equal((await groupPhoto(caller, chat_id))?._, 'chatPhotoEmpty')
    },
  },
  {
    says: 'channels.editPhoto: the picture of a channel, and a post with a file in it',
    async run(caller) {
      const channel = await newChannel(caller)
      const file = await upload(caller, await picture(500, 500), 'channel.jpg')
      const photo = { _: 'inputChatUploadedPhoto', file } as const
      await caller.call({ _: 'channels.editPhoto', channel, photo })
      const { chats } = await caller.call({ _: 'channels.getChannels', id: [channel] })
      const [shown] = chats
      assert(shown?._ === 'channel' && shown.photo._ === 'chatPhoto')
      const peer = { ...channel, _: 'inputPeerChannel' } as const
      const location = { _: 'inputPeerPhotoFileLocation', peer, photo_id: shown.photo.photo_id } as const
      assert.equal((await sharp(await download(caller, location)).metadata()).width, 160)
      const content = randomBytes(5000)
      const [post] = messagesOf(await send(caller, asDocument(await upload(caller, content)), { peer }))
      const fetched = await download(caller, documentLocation(documentOf(post?.media)))
      assert.deepEqual(Buffer.from(fetched), content)
    },
  },
  refusal('CHAT_NOT_MODIFIED: no picture, and none before', async (caller) => {
    const chat_id = await newGroup(caller)
    return caller.call({ _: 'messages.editChatPhoto', chat_id, photo: { _: 'inputChatPhotoEmpty' } })
  }),
]

function letterOf(size: Type<'PhotoSize'>): string {
  return size.type
}

function widthOf(size: Type<'PhotoSize'>): number {
  return 'w' in size ? size.w : 0
}

function heightOf(size: Type<'PhotoSize'>): number {
  return 'h' in size ? size.h : 0
}

async function profilePhoto(caller: Caller): Promise<Constructor<'photo'>> {
  const file = await upload(caller, await picture(640, 640), 'me.jpg')
  const { photo } = await caller.call({ _: 'photos.uploadProfilePhoto', file })
  assert(photo._ === 'photo')
  return photo
}

/** Before layer 177 the answer was the Updates themselves. */
async function newGroup(caller: Caller): Promise<bigint> {
  const made = await caller.call({
    _: 'messages.createChat',
    users: [{ _: 'inputUserSelf' }],
    title: 'Dockers',
  })
  const updates = (made._ === 'messages.invitedUsers' ? made.updates : made) as Constructor<'updates'>
  const [chat] = updates.chats
  assert(chat?._ === 'chat')
  return chat.id
}

async function groupPhoto(caller: Caller, chat_id: bigint): Promise<Type<'ChatPhoto'> | undefined> {
  const { chats } = await caller.call({ _: 'messages.getChats', id: [chat_id] })
  const [chat] = chats
  return chat?._ === 'chat' ? chat.photo : undefined
}

async function newChannel(caller: Caller): Promise<Constructor<'inputChannel'>> {
  const updates = await caller.call({
    _: 'channels.createChannel',
    broadcast: true,
    title: 'Tides',
    about: '',
  })
  assert(updates._ === 'updates')
  const [channel] = updates.chats
  assert(channel?._ === 'channel')
  return { _: 'inputChannel', channel_id: channel.id, access_hash: channel.access_hash ?? 0n }
}
