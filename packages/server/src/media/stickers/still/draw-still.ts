import { openPicture, readable } from '../../images/open-picture.ts'
import { type Drawing, type Frame, sizeOf } from '../frame.ts'

/** Larger stickers are not looked at: they have sides of 512 pixels. */
const PIXELS_MAX = 4096 * 4096

/**
 * A sticker that stands still: WebP or PNG, of an animation the first frame.
 *
 * @returns undefined for one of too many pixels
 * @throws MediaRefusal as `openPicture`
 */
export async function openStill(path: string): Promise<Drawing | undefined> {
  const picture = await openPicture(path)
  const { width, height } = picture
  if (width * height > PIXELS_MAX) return undefined
  const draw = async (side: number): Promise<Frame> => {
    const size = sizeOf(picture, side)
    const pixels = picture.pixels().toColourspace('srgb').ensureAlpha()
    const data = await readable(() =>
      pixels
        .resize({ ...size, fit: 'fill' })
        .raw({ depth: 'uchar' })
        .toBuffer(),
    )
    return { ...size, channels: 4, data: new Uint8Array(data) }
  }
  return {
    width,
    height,
    seconds: 0,
    frameAt: (_seconds, side) => draw(side),
    async *frames(_framesPerSecond, side) {
      yield await draw(side)
    },
    close: () => undefined,
  }
}
