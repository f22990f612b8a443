import type { Dimensions } from '../images/scale.ts'
import type { MadeVideo } from '../media.ts'
import { evenBox } from './limits.ts'
import { encodeMpeg4 } from './mpeg4.ts'
import { type Ffmpeg, FfmpegFailed } from './run-ffmpeg.ts'
import type { ShownSource } from './video-source.ts'

/** Seconds from the beginning that a preview shows: enough to recognize a video, short enough to load while scrolling. */
const SHOWN = 5
/** Pixels: the box of `m`, so that the still preview and the moving one lie on each other. */
const BOX = 320
const FRAME_RATE = 30
const MAX_RATE = 600_000
const MAX_BYTES = 2 << 20
const TIME_LIMIT = 15

/**
 * The "trimmed and scaled down video preview" `v` (api/files, "Handling audio, video and vector previews").
 *
 * @param shown the size of the video as shown, after rotation
 * @returns nothing where none can be made
 */
export async function videoPreview(
  ffmpeg: Ffmpeg,
  source: ShownSource,
  shown: Dimensions,
): Promise<MadeVideo | undefined> {
  const size = evenBox(shown, BOX)
  const beginning = { ...source, options: [...(source.options ?? []), '-t', `${SHOWN}`] }
  try {
    const bytes = await encodeMpeg4(ffmpeg, beginning, {
      name: 'preview.mp4',
      size,
      quality: 28,
      maxRate: MAX_RATE,
      maxFrames: SHOWN * FRAME_RATE,
      maxFrameRate: FRAME_RATE,
      maxBytes: MAX_BYTES,
      timeLimit: TIME_LIMIT,
    })
    return { type: 'v', ...size, bytes }
  } catch (error) {
    if (error instanceof FfmpegFailed) return undefined
    throw error
  }
}
