import { mayLayOnWhite } from './limits.ts'
import type { VideoSource } from './run-ffmpeg.ts'
import type { VideoFacts } from './video-facts.ts'

/** A file, and how to see what is transparent in it as it is meant: on white, as in still previews. */
export interface ShownSource extends VideoSource {
  /** Before scaling. */
  readonly filter?: string | undefined
}

/** Every frame over a white one of its own, so that none is added and none is lost. */
const ON_WHITE =
  'format=rgba,split[picture][copy];[copy]lutrgb=r=255:g=255:b=255:a=255[white];[white][picture]overlay=format=rgb'

/** ffmpeg's own decoders of VP8 and VP9 do not see the alpha channel, which lies beside the pictures. */
const alphaDecoders: Readonly<Record<string, string>> = { V_VP8: 'libvpx', V_VP9: 'libvpx-vp9' }

/** The ways to read a video, the best one first. */
export function sourcesOf(path: string, video: VideoFacts): readonly ShownSource[] {
  const decoder = video.alpha && mayLayOnWhite(video) && alphaDecoders[video.codec]
  const opaque: ShownSource = { path, demuxer: video.demuxer }
  return decoder ? [{ ...opaque, options: ['-c:v', decoder], filter: ON_WHITE }, opaque] : [opaque]
}

export function gifSource(path: string): ShownSource {
  return { path, demuxer: 'gif', filter: ON_WHITE }
}
