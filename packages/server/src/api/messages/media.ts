import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { mediaKindOf } from '../../messages/media-kind.ts'
import type { ShownFile } from '../../messages/messages.ts'
import type { DocumentRecord, FileRecord, PhotoRecord } from '../../storage/ports/file-catalog.ts'
import type { MediaKind, MessageRecord } from '../../storage/ports/message-store.ts'
import type { Context, Services } from '../context.ts'
import { decodeAttributes } from '../document-attributes.ts'
import type { DialogPeer } from '../peers.ts'
import { existingDocument, existingPhoto } from './existing-file.ts'
import { refusals, requireKept } from './input-media-fields.ts'
import { filmOf, withFilm } from './live-photo.ts'
import type { PreparedMedia } from './prepared-media.ts'
import { uploadedDocument } from './uploaded-document.ts'
import { uploadedPhoto } from './uploaded-photo.ts'
import { coverOf, withCover } from './video-cover.ts'

/**
 * Makes of an InputMedia what a message can show: uploaded parts become a photo or a document, existing ones are
 * checked.
 *
 * @throws RpcError MEDIA_EMPTY, MEDIA_INVALID; DOCUMENT_INVALID, PHOTO_INVALID, FILE_REFERENCE_*; what `uploadedPhoto`
 * and `uploadedDocument` throw
 */
export async function prepareMedia(input: Type<'InputMedia'>, context: Context): Promise<PreparedMedia> {
  switch (input._) {
    case 'inputMediaUploadedPhoto':
      requireKept(input)
      return moving(input, context, () => uploadedPhoto(input, context))
    case 'inputMediaPhoto': {
      requireKept(input)
      const { id } = input
      if (id._ === 'inputPhotoEmpty') throw new RpcError('MEDIA_EMPTY')
      return moving(input, context, () => existingPhoto(id, context))
    }
    case 'inputMediaUploadedDocument':
      requireKept(input)
      return covered(input, context, () => uploadedDocument(input, context))
    case 'inputMediaDocument': {
      requireKept(input)
      const { id } = input
      if (id._ === 'inputDocumentEmpty') throw new RpcError('MEDIA_EMPTY')
      return covered(input, context, () => existingDocument(id, context))
    }
    default:
      throw new RpcError(refusals[input._])
  }
}

/** What a message shows already, to be shown by another or once more. @throws RpcError MEDIA_INVALID */
export async function shownBy(
  { file, companion }: Pick<MessageRecord, 'file' | 'companion'>,
  { files }: Pick<Services, 'files'>,
): Promise<ShownFile | undefined> {
  if (file === undefined) return undefined
  const record = await files.file(file)
  if (!record) throw new RpcError('MEDIA_INVALID')
  return { ...shown(record), companion }
}

/** Seconds after which media disappears, and the number for "after it was seen once". */
const longestTtl = 60
const onceSeen = 2 ** 31 - 1

/** What can be seen or heard at once, and then be gone. */
const passing: ReadonlySet<MediaKind> = new Set(['photo', 'video', 'gif', 'round', 'voice'])

/**
 * Media that disappears is for somebody else, in a private dialog.
 *
 * @throws RpcError TTL_MEDIA_INVALID
 */
export function checkTtl({ media, shows }: PreparedMedia, peer: DialogPeer, context: Context): void {
  const { ttl_seconds: ttl } = media
  if (ttl === undefined) return
  const isTime = ttl === onceSeen || (ttl >= 1 && ttl <= longestTtl)
  const toAnother = peer.kind === 'user' && peer.id !== context.userId
  if (!isTime || !toAnother || !passing.has(shows.kind)) throw new RpcError('TTL_MEDIA_INVALID')
}

/** A photo, with the film that makes it a live one. */
async function moving(
  input: Constructor<'inputMediaUploadedPhoto'> | Constructor<'inputMediaPhoto'>,
  context: Context,
  photo: () => Promise<PhotoRecord>,
): Promise<PreparedMedia> {
  const film = await filmOf(input.video, context)
  return withFilm(prepared(await photo(), input), film)
}

/** A document, with the photo that covers it: no upload becomes one before its cover was found. */
async function covered(
  input: Constructor<'inputMediaUploadedDocument'> | Constructor<'inputMediaDocument'>,
  context: Context,
  document: () => Promise<DocumentRecord>,
): Promise<PreparedMedia> {
  const cover = await coverOf(input.video_cover, context)
  return withCover(prepared(await document(), input), cover)
}

interface Wishes {
  readonly spoiler?: boolean | undefined
  readonly ttl_seconds?: number | undefined
  readonly video_timestamp?: number | undefined
}

function prepared(record: FileRecord, wishes: Wishes): PreparedMedia {
  const shows = shown(record)
  const { spoiler } = wishes
  const ttl_seconds = unlessZero(wishes.ttl_seconds)
  if (record.kind === 'photo')
    return {
      shows,
      media: {
        _: 'messageMediaPhoto',
        spoiler,
        photo: { _: 'photoEmpty', id: record.id },
        ttl_seconds,
      },
    }
  return {
    shows,
    media: {
      _: 'messageMediaDocument',
      spoiler,
      video: shows.kind === 'video' || shows.kind === 'round',
      round: shows.kind === 'round',
      voice: shows.kind === 'voice',
      document: { _: 'documentEmpty', id: record.id },
      video_timestamp: unlessZero(wishes.video_timestamp),
      ttl_seconds,
    },
  }
}

/** Clients that always write a number (Web K) write zero for none. */
function unlessZero(number: number | undefined): number | undefined {
  return number === 0 ? undefined : number
}

function shown(record: FileRecord): ShownFile {
  if (record.kind === 'photo') return { id: record.id, kind: 'photo', fileName: '' }
  const { id, fileName, attributes } = record
  return { id, fileName, kind: mediaKindOf(decodeAttributes(attributes)) }
}
