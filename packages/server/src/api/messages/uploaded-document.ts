import type { FileType } from '@longshore/protocol/files/file-type'
import { ANY_TYPE, cleanMimeType } from '@longshore/protocol/files/mime-type'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Shown } from '../../files/create/keep-previews.ts'
import type { ReceivedFile } from '../../files/files-service.ts'
import { mimeTypeOfBytes } from '../../media/documents/mime-type.ts'
import { isPlainFile } from '../../media/documents/plain-file.ts'
import type { DocumentFindings, DocumentHints } from '../../media/media.ts'
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
  const { files, userId } = context
  const stickers = await attachedStickers(input.stickers, context)
  const received = await receivedFile(input.file, context)
  const thumb = input.thumb && (await receivedFile(input.thumb, context))
  const request = ['document', userId, received.blob, thumb?.blob, ...stickers, wordsOf(input)].join()
  const { file } = await files.once(request, async () => ({
    file: await makeDocument({ input, received, thumb, stickers }, context),
  }))
  return file
}

interface Arrived {
  readonly input: UploadedDocument
  readonly received: ReceivedFile
  readonly thumb: ReceivedFile | undefined
  readonly stickers: readonly bigint[]
}

/** All that a request says of its file, in the same words for the same meaning. */
function wordsOf({ attributes, mime_type, force_file, nosound_video }: UploadedDocument): string {
  const flags = [force_file ?? false, nosound_video ?? false]
  return JSON.stringify([mime_type, ...flags, Buffer.from(encodeAttributes(attributes)).toString('base64')])
}

/** What was found out of a document's bytes, and the document that shows it. */
interface Examined {
  readonly file: DocumentRecord
  readonly findings: Omit<DocumentFindings, 'previews' | 'videos'>
}

/**
 * A document of bytes that were examined before, for the same user and as the same kind of thing, shares what was made of
 * them then.
 */
async function makeDocument(arrived: Arrived, context: Context): Promise<DocumentRecord> {
  const { files, media, userId } = context
  const { received, thumb } = arrived
  const hints = hintsOf(arrived, context)
  const examine = () => media.document(files.mediaFile(userId, received), hints)
  if (!thumb && !hints.sticker && isPlainFile(received)) {
    const findings = await examine()
    return describe(arrived, { findings, bytes: received, shown: findings }, context)
  }
  let mine: DocumentRecord | undefined
  const content = [await files.contentId(received), thumb && (await files.contentId(thumb))]
  const kind = [hints.mimeType, hints.sticker, hints.animated, hints.keepAsFile]
  const { file, findings } = await files.once<Examined>(
    ['examined', userId, ...content, ...kind].join(),
    async () => {
      const { previews, videos, ...found } = await examine()
      const bytes = found.converted ? await files.keep(found.converted.bytes) : received
      mine = await describe(arrived, { findings: found, bytes, shown: { previews, videos } }, context)
      const converted = found.converted && { ...found.converted, bytes: new Uint8Array() }
      return { file: mine, findings: { ...found, converted } }
    },
  )
  const bytes = findings.converted ? { ...file, fileType: file.fileType as FileType } : received
  return mine ?? describe(arrived, { findings, bytes, shown: { shownBy: file } }, context)
}

function hintsOf({ input, received, thumb }: Arrived, { files, userId }: Context): DocumentHints {
  const given = acceptedAttributes(input.attributes)
  return {
    mimeType: toldMimeType(input) ?? ANY_TYPE,
    fileType: received.fileType,
    fileName: fileNameOf(given),
    thumb: thumb && files.mediaFile(userId, thumb),
    sticker: input.attributes.some(({ _ }) => stickerAttributes.has(_)),
    animated:
      received.fileType === 'storage.fileGif' || given.some(({ _ }) => _ === 'documentAttributeAnimated'),
    keepAsFile: input.force_file ?? false,
    nosoundVideo: input.nosound_video ?? false,
  }
}

interface Contents {
  readonly findings: Omit<DocumentFindings, 'previews' | 'videos'>
  /** What takes the place of what was received. */
  readonly bytes: Pick<ReceivedFile, 'blob' | 'size' | 'fileType'>
  readonly shown: Shown
}

async function describe(
  { input, received, stickers }: Arrived,
  { findings, bytes, shown }: Contents,
  { files, userId }: Context,
): Promise<DocumentRecord> {
  const { facts, converted, sticker } = findings
  const given = acceptedAttributes(input.attributes)
  const told = toldMimeType(input)
  const forceFile = input.force_file ?? false
  const attributes = completedAttributes(given, isPlainWebm(told, given) ? { kind: 'other' } : facts, {
    forceFile,
    nosoundVideo: input.nosound_video ?? false,
    converted: converted !== undefined,
    gif: received.fileType === 'storage.fileGif' && !converted,
    size: bytes.size,
    hasStickers: stickers.length > 0,
    sticker: sticker ?? false,
  })
  const mimeType = told ?? mimeTypeOfBytes(received.head ?? new Uint8Array(), facts) ?? ANY_TYPE
  return files.createDocument(userId, {
    ...shown,
    received: bytes,
    mimeType: converted?.mimeType ?? mimeType,
    fileName: fileNameOf(attributes),
    attributes: encodeAttributes(attributes),
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
function isPlainWebm(mimeType: string | undefined, given: readonly Type<'DocumentAttribute'>[]): boolean {
  return mimeType === 'video/webm' && given.every(({ _ }) => _ !== 'documentAttributeVideo')
}

/** What the sender says its file is, unless that is nothing, or no MIME type at all. */
function toldMimeType({ mime_type }: UploadedDocument): string | undefined {
  const told = cleanMimeType(mime_type)
  return told === ANY_TYPE ? undefined : told
}
