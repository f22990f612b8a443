import type { Dimensions } from '../images/scale.ts'
import { documentSizes } from '../images/sizes.ts'
import type { MadePictures } from '../media.ts'
import { posterFrame } from './frame.ts'
import { type Ffmpeg, FfmpegFailed } from './run-ffmpeg.ts'
import { videoPreview } from './video-preview.ts'
import type { ShownSource } from './video-source.ts'

export const NO_PREVIEWS: MadePictures = { previews: [], videos: [] }

/**
 * The previews of what moves: `i`, `m`, perhaps `s`, and `v`. One of which no frame can be seen has none at all.
 *
 * @param sources ways to read it, the best one first
 * @param shown its size after rotation
 */
export async function previewsOf(
  ffmpeg: Ffmpeg,
  [source, ...others]: readonly ShownSource[],
  shown: Dimensions,
): Promise<MadePictures> {
  if (!source) return NO_PREVIEWS
  try {
    const poster = await posterFrame(ffmpeg, source, shown)
    const preview = await videoPreview(ffmpeg, source, shown)
    return { previews: await documentSizes(poster), videos: preview ? [preview] : [] }
  } catch (error) {
    if (!(error instanceof FfmpegFailed)) throw error
    return previewsOf(ffmpeg, others, shown)
  }
}
