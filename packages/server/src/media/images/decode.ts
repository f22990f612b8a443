import type { Sharp } from 'sharp'
import { type OpenPicture, type RawPicture, readable } from './open-picture.ts'
import { type Dimensions, fitInto } from './scale.ts'
import { sharp } from './sharp.ts'

/** A picture's pixels, scaled down into a square box while they are read. @throws MediaRefusal IMAGE_PROCESS_FAILED */
export function decodeBox(picture: OpenPicture, side: number): Promise<RawPicture> {
  const { width, height } = fitInto(side, picture)
  return toRaw(picture.pixels().resize(width, height, { fit: 'fill' }))
}

/**
 * The pixels of the square in a picture's middle, scaled down to this side at most.
 *
 * @throws MediaRefusal IMAGE_PROCESS_FAILED
 */
export function decodeSquare(picture: OpenPicture, side: number): Promise<RawPicture> {
  const inside = Math.min(side, picture.width, picture.height)
  return toRaw(picture.pixels().resize(inside, inside, { fit: 'cover', position: 'centre' }))
}

/** The same pixels, where there is nothing to scale. */
export async function resized(picture: RawPicture, { width, height }: Dimensions): Promise<RawPicture> {
  if (picture.width === width && picture.height === height) return picture
  return toRaw(fromRaw(picture).resize(width, height, { fit: 'fill' }))
}

export function fromRaw({ data, width, height, channels }: RawPicture): Sharp {
  return sharp(data, { raw: { width, height, channels } })
}

/** Eight bits of red, green and blue, whatever colours and depth they came in; white where there was nothing. */
async function toRaw(picture: Sharp): Promise<RawPicture> {
  const { data, info } = await readable(() =>
    picture
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  )
  if (info.channels !== 3) throw new Error(`${info.channels} channels are not red, green and blue`)
  return { data, width: info.width, height: info.height, channels: 3 }
}
