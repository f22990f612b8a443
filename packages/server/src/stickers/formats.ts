import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { StickerFormat } from '../storage/ports/sticker-store.ts'

/** What clients know the formats by, and how their files are called. */
export const formats: Readonly<
  Record<StickerFormat, { mimeType: string; fileName: string; thumbType: string }>
> = {
  static: { mimeType: 'image/webp', fileName: 'sticker.webp', thumbType: 's' },
  tgs: { mimeType: 'application/x-tgsticker', fileName: 'AnimatedSticker.tgs', thumbType: 'a' },
  webm: { mimeType: 'video/webm', fileName: 'sticker.webm', thumbType: 'v' },
}

/** undefined for anything that is no sticker. "PNG accepted on upload". */
export function formatOf(mimeType: string): StickerFormat | undefined {
  if (mimeType === 'image/png') return 'static'
  return (['static', 'tgs', 'webm'] as const).find((format) => formats[format].mimeType === mimeType)
}

/**
 * What kind of sticker a document wants to be.
 *
 * @param wanted what the whole set is to be, where its maker said so
 * @throws RpcError STICKER_TGS_NOTGS, STICKER_VIDEO_NOWEBM, STICKER_PNG_NOPNG, STICKER_FILE_INVALID
 */
export function stickerFormat(mimeType: string, wanted: StickerFormat | undefined): StickerFormat {
  const format = formatOf(mimeType)
  if (wanted === 'tgs' && format !== 'tgs') throw new RpcError('STICKER_TGS_NOTGS')
  if (wanted === 'webm' && format !== 'webm') throw new RpcError('STICKER_VIDEO_NOWEBM')
  if (format) return format
  if (mimeType.startsWith('image/')) throw new RpcError('STICKER_PNG_NOPNG')
  throw new RpcError(mimeType.startsWith('video/') ? 'STICKER_VIDEO_NOWEBM' : 'STICKER_FILE_INVALID')
}

/**
 * A set's picture is of the format of its stickers, where they all have one.
 *
 * @throws RpcError STICKER_THUMB_TGS_NOTGS, STICKER_THUMB_PNG_NOPNG
 */
export function thumbFormat(mimeType: string, ofSet: StickerFormat | undefined): StickerFormat {
  const format = formatOf(mimeType)
  if (format && (ofSet === undefined || ofSet === format)) return format
  throw new RpcError(ofSet === 'tgs' ? 'STICKER_THUMB_TGS_NOTGS' : 'STICKER_THUMB_PNG_NOPNG')
}
