import type { KnownError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { emojisOf } from '../../stickers/emoji.ts'
import { formats } from '../../stickers/formats.ts'
import { checkMaskCoords, keywordsOf } from '../../stickers/keywords.ts'
import type { NewSticker, StickerSource } from '../../stickers/sticker-sets.ts'
import type { DocumentRecord } from '../../storage/ports/file-catalog.ts'
import type { MaskCoords, StickerFormat, StickerSetKind } from '../../storage/ports/sticker-store.ts'
import type { Context } from '../context.ts'
import { documentNamed } from './document-named.ts'

/**
 * A sticker to be, of a document that was uploaded before or seen somewhere.
 *
 * @throws RpcError STICKER_EMOJI_INVALID, STICKER_INVALID for its keywords or place on a face, and as `uploadedSticker`
 */
export async function newSticker(
  item: Constructor<'inputStickerSetItem'>,
  kind: StickerSetKind,
  wanted: StickerFormat | undefined,
  context: Context,
): Promise<NewSticker> {
  return {
    emojis: emojisOf(item.emoji),
    keywords: keywordsOf(item.keywords ?? ''),
    maskCoords: kind === 'masks' ? maskCoordsOf(item.mask_coords) : undefined,
    source: await uploadedSticker(item.document, wanted, context),
  }
}

/** @throws RpcError STICKER_INVALID */
export function maskCoordsOf(coords: Type<'MaskCoords'> | undefined): MaskCoords | undefined {
  if (!coords) return undefined
  const { _, ...place } = coords
  checkMaskCoords(place)
  return place
}

/** @throws RpcError STICKER_TGS_NODOC, STICKER_VIDEO_NODOC, STICKER_FILE_INVALID, FILE_REFERENCE_* */
export async function uploadedSticker(
  input: Type<'InputDocument'>,
  wanted: StickerFormat | undefined,
  context: Context,
): Promise<StickerSource> {
  const refusal = input._ === 'inputDocumentEmpty' ? withoutDocument(wanted) : 'STICKER_FILE_INVALID'
  const document = await documentNamed(input, refusal, context)
  return { ...document, mimeType: mimeTypeOf(document) }
}

/** Some clients guess MIME types and do not know those of stickers: then the bytes tell, and are checked anyway. */
function mimeTypeOf({ mimeType, fileType }: DocumentRecord): string {
  if (mimeType === 'application/gzip') return formats.tgs.mimeType
  if (mimeType !== 'application/octet-stream') return mimeType
  if (fileType === 'storage.filePng') return 'image/png'
  return fileType === 'storage.fileWebp' ? formats.static.mimeType : mimeType
}

function withoutDocument(wanted: StickerFormat | undefined): KnownError {
  if (wanted === 'tgs') return 'STICKER_TGS_NODOC'
  return wanted === 'webm' ? 'STICKER_VIDEO_NODOC' : 'STICKER_FILE_INVALID'
}
