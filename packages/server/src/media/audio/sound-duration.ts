import { measuredDuration } from '../video/measured-duration.ts'
import type { Ffmpeg } from '../video/run-ffmpeg.ts'
import type { SoundDemuxer } from './audio-facts.ts'

export interface SoundToMeasure {
  readonly path: string
  readonly ffmpeg: Ffmpeg
  readonly demuxer: SoundDemuxer
}

/** Seconds of a sound that does not say how long it is; nothing where they cannot be found out soon. */
export async function soundDuration({ path, ffmpeg, demuxer }: SoundToMeasure): Promise<number | undefined> {
  return measuredDuration(ffmpeg, { path, demuxer }, 'sound')
}
