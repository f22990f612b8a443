import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Constructor, Request, Type } from '@longshore/protocol/schema/api'
import sharp from 'sharp'
import type { Caller } from '../callers/caller.ts'

export const KiB = 1024
export const MiB = 1024 * KiB

/** A rule of the page: what a client does, and the error it gets or what must be true of the answer. */
export interface Rule {
  /** In the page's words, or nearly. */
  readonly says: string
  /** The error, where the rule is one. */
  readonly refusal?: string
  /** Checks the answer itself where there is no refusal. */
  run(caller: Caller): Promise<unknown>
}

export function randomLong(): bigint {
  return randomBytes(8).readBigInt64LE()
}

export const self = { _: 'inputPeerSelf' } as const

export function savePart(
  caller: Caller,
  file_part: number,
  bytes: Uint8Array,
  file_id = randomLong(),
): Promise<boolean> {
  return caller.call({ _: 'upload.saveFilePart', file_id, file_part, bytes })
}

export function saveBigPart(
  caller: Caller,
  file_part: number,
  file_total_parts: number,
  bytes: Uint8Array,
  file_id = randomLong(),
): Promise<boolean> {
  return caller.call({ _: 'upload.saveBigFilePart', file_id, file_part, file_total_parts, bytes })
}

/** Saves the parts of a file, and answers it as an InputFile. */
export async function upload(
  caller: Caller,
  bytes: Uint8Array,
  name = 'a.bin',
): Promise<Constructor<'inputFile'>> {
  const id = randomLong()
  const size = 512 * KiB
  const parts = Math.ceil(bytes.length / size)
  for (let part = 0; part < parts; part++)
    await savePart(caller, part, bytes.subarray(part * size, (part + 1) * size), id)
  return { _: 'inputFile', id, parts, name, md5_checksum: '' }
}

export function send(
  caller: Caller,
  media: Type<'InputMedia'>,
  more: Partial<Request<'messages.sendMedia'>> = {},
): Promise<Type<'Updates'>> {
  return caller.call({
    _: 'messages.sendMedia',
    peer: self,
    media,
    message: '',
    random_id: randomLong(),
    ...more,
  })
}

export function asDocument(
  file: Type<'InputFile'>,
  more: Partial<Constructor<'inputMediaUploadedDocument'>> = {},
): Constructor<'inputMediaUploadedDocument'> {
  return {
    _: 'inputMediaUploadedDocument',
    file,
    mime_type: 'application/octet-stream',
    attributes: [{ _: 'documentAttributeFilename', file_name: 'a.bin' }],
    ...more,
  }
}

export function asPhoto(file: Type<'InputFile'>): Constructor<'inputMediaUploadedPhoto'> {
  return { _: 'inputMediaUploadedPhoto', file }
}

export function messagesOf(updates: Type<'Updates'>): Constructor<'message'>[] {
  assert(updates._ === 'updates')
  return updates.updates.flatMap((update) => {
    if (update._ !== 'updateNewMessage' && update._ !== 'updateNewChannelMessage') return []
    return update.message._ === 'message' ? [update.message] : []
  })
}

export function documentOf(media: Type<'MessageMedia'> | undefined): Constructor<'document'> {
  assert(media?._ === 'messageMediaDocument', `got ${media?._}`)
  assert(media.document?._ === 'document')
  return media.document
}

export function photoOf(media: Type<'MessageMedia'> | undefined): Constructor<'photo'> {
  assert(media?._ === 'messageMediaPhoto', `got ${media?._}`)
  assert(media.photo?._ === 'photo')
  return media.photo
}

/** Sends a document to Saved Messages and answers it as the server made it. */
export async function sentDocument(
  caller: Caller,
  bytes: Uint8Array,
  more: Partial<Constructor<'inputMediaUploadedDocument'>> = {},
): Promise<Constructor<'document'>> {
  const [message] = messagesOf(await send(caller, asDocument(await upload(caller, bytes), more)))
  return documentOf(message?.media)
}

export async function sentPhoto(caller: Caller, bytes: Uint8Array): Promise<Constructor<'photo'>> {
  const [message] = messagesOf(await send(caller, asPhoto(await upload(caller, bytes, 'a.jpg'))))
  return photoOf(message?.media)
}

type Named = Pick<Constructor<'document'>, 'id' | 'access_hash' | 'file_reference'>

export function documentLocation(
  { id, access_hash, file_reference }: Named,
  thumb_size = '',
): Constructor<'inputDocumentFileLocation'> {
  return { _: 'inputDocumentFileLocation', id, access_hash, file_reference, thumb_size }
}

export function photoLocation(
  { id, access_hash, file_reference }: Named,
  thumb_size: string,
): Constructor<'inputPhotoFileLocation'> {
  return { _: 'inputPhotoFileLocation', id, access_hash, file_reference, thumb_size }
}

export async function getFile(
  caller: Caller,
  location: Type<'InputFileLocation'>,
  range: { offset?: bigint; limit?: number; precise?: boolean } = {},
): Promise<Constructor<'upload.file'>> {
  const { offset = 0n, limit = MiB, precise } = range
  const file = await caller.call({ _: 'upload.getFile', location, offset, limit, precise })
  assert(file._ === 'upload.file')
  return file
}

/** Asks for one piece of 1 MB after the other until one is short. */
export async function download(caller: Caller, location: Type<'InputFileLocation'>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for (;;) {
    const { bytes } = await getFile(caller, location, { offset: BigInt(pieces.length * MiB) })
    pieces.push(bytes)
    if (bytes.length < MiB) return Buffer.concat(pieces)
  }
}

export function inputPhoto({
  id,
  access_hash,
  file_reference,
}: Constructor<'photo'>): Constructor<'inputPhoto'> {
  return { _: 'inputPhoto', id, access_hash, file_reference }
}

/** A rule that is an error: its name is the first word. */
export function refusal(says: string, run: (caller: Caller) => Promise<unknown>): Rule {
  return { says, refusal: says.slice(0, says.indexOf(':')), run }
}

let pictureNumber = 0

/** No two are the same. */
export async function picture(width: number, height: number): Promise<Buffer> {
  const hue = (pictureNumber++ * 37) % 255
  const background = { r: hue, g: 255 - hue, b: 128 }
  const circle = `<svg viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="white"/></svg>`
  const side = Math.min(width, height)
  return sharp({ create: { width, height, channels: 3, background } })
    .composite([{ input: await sharp(Buffer.from(circle)).resize(side, side).png().toBuffer() }])
    .jpeg()
    .toBuffer()
}
