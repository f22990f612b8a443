import { stripJpeg } from '@longshore/protocol/files/stripped-thumbnail'
import type { MadePreview } from '../media.ts'
import { fromRaw } from './decode.ts'
import type { RawPicture } from './open-picture.ts'

/** The longest side of `i` of whatever is no profile picture. */
export const STRIPPED_SIDE = 40
/** TDLib shows no more of a profile picture's. */
export const STRIPPED_SQUARE_SIDE = 8

/**
 * The payload of photoStrippedSize. Quality, sampling and Huffman tables are those that every client puts in front of it
 * again (api/files, "Stripped thumbnails").
 *
 * @param pixels at most 255 a side
 */
export async function toStripped(pixels: RawPicture): Promise<Extract<MadePreview, { kind: 'stripped' }>> {
  const jpeg = await fromRaw(pixels)
    .jpeg({ quality: 20, chromaSubsampling: '4:2:0', optimiseCoding: false })
    .toBuffer()
  const bytes = stripJpeg(withJfif(jpeg))
  if (!bytes) throw new Error('This JPEG encoder does not write the header of stripped thumbnails')
  return { kind: 'stripped', bytes }
}

/** Version 1.1, no unit, one to one, no thumbnail: libvips leaves out this segment, which says nothing else. */
const JFIF = Buffer.from('ffe000104a46494600010100000100010000', 'hex')

function withJfif(jpeg: Uint8Array): Uint8Array {
  return Buffer.concat([jpeg.subarray(0, 2), JFIF, jpeg.subarray(2)])
}
