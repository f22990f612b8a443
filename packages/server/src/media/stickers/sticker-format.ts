import type { StickerFindings } from '../media.ts'

export type StickerFormat = StickerFindings['format']

/** The format a MIME type stands for: stickers are told apart by it, never by their bytes. */
export function stickerFormatOf(mimeType: string): StickerFormat | undefined {
  switch (mimeType) {
    case 'image/webp':
    case 'image/png':
      return 'static'
    case 'application/x-tgsticker':
      return 'tgs'
    case 'video/webm':
      return 'webm'
    default:
      return undefined
  }
}
