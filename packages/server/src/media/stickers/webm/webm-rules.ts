import type { Webm, WebmTrack } from './read-webm.ts'

/** core.telegram.org/stickers, "Video Stickers and Emoji". */
const SECONDS_MAX = 3
const FRAMES_PER_SECOND_MAX = 30
/** The times in a WebM are whole milliseconds as a rule. */
const ROUNDING = 0.001

/** A video sticker is the one track of its file, and that one is VP9: nothing to hear, nothing to read. */
export function videoOf({ tracks }: Webm): WebmTrack | undefined {
  const [track, ...others] = tracks
  const isVideo = track?.type === 1 && track.codec === 'V_VP9' && track.width > 0 && track.height > 0
  return isVideo && track.frames > 0 && others.length === 0 ? track : undefined
}

/** When its last frame ends, even where the file says it is over before. Seconds. */
export function secondsOf({ duration }: Webm, track: WebmTrack): number {
  const frame = track.frameDuration > 0 ? track.frameDuration / 1e9 : meanFrame(track)
  return duration > track.end ? duration : track.end + frame
}

/**
 * What breaks the rules of video stickers in time: "must not exceed 3 seconds", "up to 30 FPS".
 *
 * @returns undefined when nothing does
 */
export function brokenTimeRule(webm: Webm, track: WebmTrack): string | undefined {
  const seconds = secondsOf(webm, track)
  if (seconds >= SECONDS_MAX + ROUNDING) return `${seconds} seconds`
  const intervals = track.frames - 1
  if (intervals / (track.end - track.begin + ROUNDING) > FRAMES_PER_SECOND_MAX)
    return `${intervals + 1} frames between ${track.begin} s and ${track.end} s`
  return undefined
}

/** Seconds from frame to frame; zero of a single one. */
function meanFrame({ frames, begin, end }: WebmTrack): number {
  return frames < 2 ? 0 : (end - begin) / (frames - 1)
}
