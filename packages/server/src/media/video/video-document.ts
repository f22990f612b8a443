import type { MadePictures } from '../media.ts'
import { mayDecode } from './limits.ts'
import { measuredDuration } from './measured-duration.ts'
import { NO_PREVIEWS, previewsOf } from './previews.ts'
import type { Ffmpeg } from './run-ffmpeg.ts'
import type { VideoFacts } from './video-facts.ts'
import { sourcesOf } from './video-source.ts'

export interface VideoInput {
  readonly path: string
  readonly ffmpeg: Ffmpeg
  readonly facts: VideoFacts
}

export interface VideoDocument extends MadePictures {
  /** Seconds: what the facts say, or what had to be measured. */
  readonly duration?: number | undefined
}

/** The previews of a video: `i`, `m`, perhaps `s`, and `v`. What cannot be made is not there. */
export async function videoDocument({ path, ffmpeg, facts }: VideoInput): Promise<VideoDocument> {
  const duration = facts.duration ?? (await measuredDuration(ffmpeg, { path, demuxer: facts.demuxer }))
  const made = mayDecode(facts) ? await previewsOf(ffmpeg, sourcesOf(path, facts), facts) : NO_PREVIEWS
  return { ...made, duration }
}
