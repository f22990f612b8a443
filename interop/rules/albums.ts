import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Caller } from '../callers/caller.ts'
import {
  asDocument,
  asPhoto,
  download,
  inputPhoto,
  messagesOf,
  photoLocation,
  photoOf,
  picture,
  type Rule,
  randomLong,
  refusal,
  self,
  send,
  sentPhoto,
  upload,
} from './files.ts'

/** "Albums, grouped media". */
export const albums: readonly Rule[] = [
  {
    says: 'messages.sendMultiMedia: photos and videos in an album, one caption; grouped_id is common',
    async run(caller) {
      const items = [await albumItem(caller, 'Look'), await albumItem(caller, '')]
      const updates = await caller.call({ _: 'messages.sendMultiMedia', peer: self, multi_media: items })
      const messages = messagesOf(updates)
      assert.deepEqual(
        messages.map(({ message }) => message),
        ['Look', ''],
      )
      assert.ok(messages[0]?.grouped_id !== undefined)
      assert.equal(messages[0]?.grouped_id, messages[1]?.grouped_id)
      for (const { media } of messages) await download(caller, photoLocation(photoOf(media), 'm'))
    },
  },
  refusal('MULTI_MEDIA_TOO_LONG: more than 10 in a media group', async (caller) => {
    const item = await albumItem(caller, '')
    const multi_media = Array.from({ length: 11 }, () => ({ ...item, random_id: randomLong() }))
    return caller.call({ _: 'messages.sendMultiMedia', peer: self, multi_media })
  }),
  refusal('MEDIA_INVALID: photos and documents are no album', async (caller) => {
    const file = asDocument(await upload(caller, randomBytes(100)))
    const multi_media = [await albumItem(caller, ''), singleMedia(file, '')]
    return caller.call({ _: 'messages.sendMultiMedia', peer: self, multi_media })
  }),
  refusal('FILE_REFERENCE_1_INVALID: the error names the place in the album', async (caller) => {
    const photo = await sentPhoto(caller, await picture(200, 200))
    const id = { ...inputPhoto(photo), file_reference: new Uint8Array(40) }
    const multi_media = [await albumItem(caller, ''), singleMedia({ _: 'inputMediaPhoto', id }, '')]
    return caller.call({ _: 'messages.sendMultiMedia', peer: self, multi_media })
  }),
  refusal(
    'FILE_REFERENCE_1_EXPIRED: of a message that is gone, by its place in the album',
    async (caller) => {
      const file = await upload(caller, await picture(200, 200), 'a.jpg')
      const [message] = messagesOf(await send(caller, asPhoto(file)))
      const id = inputPhoto(photoOf(message?.media))
      await caller.call({ _: 'messages.deleteMessages', revoke: true, id: [message?.id ?? 0] })
      const multi_media = [await albumItem(caller, ''), singleMedia({ _: 'inputMediaPhoto', id }, '')]
      return caller.call({ _: 'messages.sendMultiMedia', peer: self, multi_media })
    },
  ),
]

function singleMedia(media: Type<'InputMedia'>, message: string): Constructor<'inputSingleMedia'> {
  return { _: 'inputSingleMedia', media, random_id: randomLong(), message }
}

/** As clients do it: the file goes up by messages.uploadMedia first. */
async function albumItem(caller: Caller, caption: string): Promise<Constructor<'inputSingleMedia'>> {
  const media = asPhoto(await upload(caller, await picture(640, 480), 'a.jpg'))
  const kept = photoOf(await caller.call({ _: 'messages.uploadMedia', peer: self, media }))
  return singleMedia({ _: 'inputMediaPhoto', id: inputPhoto(kept) }, caption)
}
