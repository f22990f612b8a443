import { readFile } from 'node:fs/promises'
import { type OpenPicture, openPicture, readable } from '../../images/open-picture.ts'
import { pictureTypeOf } from '../../images/picture-type.ts'
import type { StickerFindings } from '../../media.ts'
import { MediaRefusal } from '../../workers/refusal.ts'

export interface Still {
  readonly width: number
  readonly height: number
  readonly converted: StickerFindings['converted']
}

/**
 * Reads a sticker that stands still, whatever its MIME type says: "WebP or PNG". A PNG comes back as the WebP that all
 * stickers are.
 *
 * @throws MediaRefusal STICKER_PNG_NOPNG for what is neither, moves, or cannot be decoded; STICKER_PNG_DIMENSIONS
 */
export async function readStill(
  path: string,
  hasRightSides: (size: { width: number; height: number }) => boolean,
): Promise<Still> {
  const bytes = await readFile(path)
  const type = pictureTypeOf(bytes)
  if ((type !== 'webp' && type !== 'png') || isAnimatedWebp(bytes))
    throw new MediaRefusal('STICKER_PNG_NOPNG')
  try {
    const picture = await openPicture(path)
    const { width, height } = picture
    if (!hasRightSides(picture)) throw new MediaRefusal('STICKER_PNG_DIMENSIONS', `${width}x${height}`)
    if (type === 'png')
      return { width, height, converted: { bytes: await webpOf(picture), mimeType: 'image/webp' } }
    await readable(() => picture.pixels().raw().toBuffer())
    return { width, height, converted: undefined }
  } catch (error) {
    if (error instanceof MediaRefusal && error.refusal === 'STICKER_PNG_DIMENSIONS') throw error
    throw new MediaRefusal('STICKER_PNG_NOPNG', error instanceof Error ? error.message : undefined)
  }
}

async function webpOf(picture: OpenPicture): Promise<Uint8Array> {
  return readable(() => picture.pixels().webp({ lossless: true }).toBuffer())
}

/** A flag of the header that only extended WebP has. */
function isAnimatedWebp(bytes: Uint8Array): boolean {
  const isExtended =
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', 12, 16) === 'VP8X'
  return isExtended && ((bytes[20] ?? 0) & 2) !== 0
}
