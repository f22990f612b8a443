import type { MadePreview } from '../media.ts'
import { fromRaw } from './decode.ts'
import type { RawPicture } from './open-picture.ts'
import type { Size } from './scale.ts'
import { scansOf } from './scans.ts'

export type MadeImage = Extract<MadePreview, { kind: 'image' }>

/**
 * What clients compress photos with before they send them. A photo is compressed a second time here: at the same quality
 * that loses next to nothing, and a better one would spend its bytes on what the first compression left.
 */
const QUALITY = 87
/** From this box on a picture takes long enough to arrive that it is worth being seen before it is whole. */
const PROGRESSIVE_FROM = 800

export async function toJpeg(pixels: RawPicture, { type, side }: Size): Promise<MadeImage> {
  const { width, height } = pixels
  const progressive = side >= PROGRESSIVE_FROM
  const bytes = await fromRaw(pixels)
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:2:0', progressive })
    .toBuffer()
  const image = { kind: 'image', type, width, height, fileType: 'storage.fileJpeg', bytes } as const
  return progressive ? { ...image, scans: scansOf(bytes) } : image
}
