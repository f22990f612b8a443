import { ANY_TYPE, cleanMimeType } from '@longshore/protocol/files/mime-type'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { mimeTypeOfBytes } from '../../media/documents/mime-type.ts'
import type { DocumentFacts, DocumentHints } from '../../media/media.ts'
import type { DocumentRecord } from '../../storage/ports/file-catalog.ts'
import type { Context } from '../context.ts'
import { acceptedAttributes, encodeAttributes, fileNameOf } from '../document-attributes.ts'
import { completedAttributes } from './completed-attributes.ts'
import { attachedStickers } from './existing-file.ts'
import { receivedFile } from './received-file.ts'

type UploadedDocument = Constructor<'inputMediaUploadedDocument'>

/**
 * Makes a document of an upload, with whatever its bytes tell of it: previews, and attributes the sender left out. A
 * GIF becomes MPEG4, and is still found by its hash.
 *
 * @throws RpcError as `receivedFile` and `attachedStickers`; MEDIA_INVALID for an endless description
 */
export async function uploadedDocument(input: UploadedDocument, context: Context): Promise<DocumentRecord> {
  const { files, media, userId } = context
  const given = acceptedAttributes(input.attributes)
  const stickers = await attachedStickers(input.stickers, context)
  const received = await receivedFile(input.file, context)
  const thumb = input.thumb && files.mediaFile(userId, await receivedFile(input.thumb, context))
  const told = toldMimeType(input)
  const isGif = received.fileType === 'storage.fileGif'

  const hints: DocumentHints = {
    mimeType: told ?? ANY_TYPE,
    fileType: received.fileType,
    fileName: fileNameOf(given),
    thumb,
    sticker: input.attributes.some(({ _ }) => stickerAttributes.has(_)),
    animated: isGif || given.some(({ _ }) => _ === 'documentAttributeAnimated'),
    keepAsFile: input.force_file ?? false,
    nosoundVideo: input.nosound_video ?? false,
  }
  const { facts, previews, videos, converted, sticker } = await media.document(
    files.mediaFile(userId, received),
    hints,
  )
  const kept = converted ? await files.keep(converted.bytes) : received
  const shown: DocumentFacts = isPlainWebm(hints, given) ? { kind: 'other' } : facts
  const attributes = completedAttributes(given, shown, {
    forceFile: hints.keepAsFile,
    nosoundVideo: hints.nosoundVideo,
    converted: converted !== undefined,
    gif: isGif && !converted,
    size: kept.size,
    hasStickers: stickers.length > 0,
    sticker: sticker ?? false,
  })
  const mimeType = told ?? mimeTypeOfBytes(received.head ?? new Uint8Array(), facts) ?? ANY_TYPE
  return files.createDocument(userId, {
    received: kept,
    mimeType: converted?.mimeType ?? mimeType,
    fileName: fileNameOf(attributes),
    attributes: encodeAttributes(attributes),
    previews,
    videos,
    stickers,
    madeOf: converted && (await files.original(received, mimeType)),
  })
}

const stickerAttributes: ReadonlySet<string> = new Set([
  'documentAttributeSticker',
  'documentAttributeCustomEmoji',
])

/**
 * A WebM whose sender does not call it a video is a file, as a sticker is before it comes into a set: TDLib takes any
 * other answer for the wrong one.
 */
function isPlainWebm({ mimeType }: DocumentHints, given: readonly Type<'DocumentAttribute'>[]): boolean {
  return mimeType === 'video/webm' && given.every(({ _ }) => _ !== 'documentAttributeVideo')
}

/** What the sender says its file is, unless that is nothing, or no MIME type at all. */
function toldMimeType({ mime_type }: UploadedDocument): string | undefined {
  const told = cleanMimeType(mime_type)
  return told === ANY_TYPE ? undefined : told
}
