import { readFile, stat } from 'node:fs/promises'

export interface GifFacts {
  readonly width: number
  readonly height: number
  readonly frames: number
  /** Seconds one round takes. */
  readonly duration: number
  /** Seconds of the last frame. */
  readonly lastFrame: number
}

/** Longer ones are not walked through. Bytes. */
const MAX_SIZE = 64 << 20

const EXTENSION = 0x21
const GRAPHIC_CONTROL = 0xf9
const IMAGE = 0x2c
/** Browsers and ffmpeg take what is faster than this for a mistake. Hundredths of a second. */
const SHORTEST_DELAY = 2
const DEFAULT_DELAY = 10

/** Counts the frames of a GIF and their time without decoding one; nothing where it is too large or has none. */
export async function gifFacts(path: string): Promise<GifFacts | undefined> {
  if ((await stat(path)).size > MAX_SIZE) return undefined
  const bytes = await readFile(path)
  if (bytes.length < 13) return undefined
  const width = bytes.readUInt16LE(6)
  const height = bytes.readUInt16LE(8)
  const delays = delaysOf(bytes, 13 + colours(bytes[10]))
  const last = delays.at(-1)
  if (width === 0 || height === 0 || last === undefined) return undefined
  const time = delays.reduce((sum, delay) => sum + delay, 0)
  return { width, height, frames: delays.length, duration: time / 100, lastFrame: last / 100 }
}

/**
 * How long each frame is shown, in hundredths of a second. Block after block, until the trailer or the end of what there
 * is: a GIF cut short has the frames before the cut.
 */
function delaysOf(bytes: Buffer, start: number): number[] {
  const delays: number[] = []
  let delay = 0
  for (let at = start; at < bytes.length; ) {
    if (bytes[at] === EXTENSION) {
      if (bytes[at + 1] === GRAPHIC_CONTROL && at + 6 <= bytes.length) delay = bytes.readUInt16LE(at + 4)
      at = endOfSubBlocks(bytes, at + 2)
    } else if (bytes[at] === IMAGE) {
      at = endOfSubBlocks(bytes, at + 11 + colours(bytes[at + 9]))
      if (at > bytes.length) break
      delays.push(delay < SHORTEST_DELAY ? DEFAULT_DELAY : delay)
      delay = 0
    } else break
  }
  return delays
}

/** Bytes of the colour table that these flags announce. */
function colours(flags = 0): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0
}

/** Each begins with its length; one of no length ends them. */
function endOfSubBlocks(bytes: Buffer, start: number): number {
  let at = start
  for (let length = bytes[at]; length; length = bytes[at]) at += length + 1
  return at + 1
}
