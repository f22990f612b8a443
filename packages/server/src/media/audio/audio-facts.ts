import { type IAudioMetadata, parseFile, selectCover } from 'music-metadata'
import type { Container } from '../video/container.ts'
import { duration } from '../video/limits.ts'
import { readFrameStream } from './frame-stream.ts'

export interface AudioFacts {
  /** Seconds. */
  readonly duration?: number | undefined
  readonly title?: string | undefined
  readonly performer?: string | undefined
  /** Whether a picture comes with it. */
  readonly hasCover: boolean
}

/** What clients show of a title is shorter. Characters. */
const MAX_TEXT = 256
/** Bytes of a cover that is looked at: as large as a photo may be. */
const MAX_COVER = 10 << 20

/** Reads the tags of a sound; nothing where there is none. Throws for what it cannot read. */
export async function audioFacts(path: string, container: Container): Promise<AudioFacts | undefined> {
  const metadata = await read(path, container)
  const { format, common } = metadata
  const time = duration(format.duration)
  if (time === undefined && !format.sampleRate) return undefined
  return {
    duration: time,
    title: text(common.title),
    performer: text(common.artist),
    hasCover: coverOf(metadata) !== undefined,
  }
}

/** The picture that comes with a sound: its bytes, whatever they are. Throws for what it cannot read. */
export async function audioCover(path: string, container: Container): Promise<Uint8Array | undefined> {
  return coverOf(await read(path, container))
}

function read(path: string, container: Container): Promise<Pick<IAudioMetadata, 'format' | 'common'>> {
  if (container === 'mp3') return readFrameStream(path, 'audio/mpeg')
  if (container === 'aac') return readFrameStream(path, 'audio/aac')
  return parseFile(path, { mkvUseIndex: true })
}

function coverOf({ common }: Pick<IAudioMetadata, 'common'>): Uint8Array | undefined {
  const data = selectCover(common.picture)?.data
  return data && data.length > 0 && data.length <= MAX_COVER ? data : undefined
}

/** One line of it, whatever it is. */
function text(tag: unknown): string | undefined {
  if (typeof tag !== 'string') return undefined
  const line = tag
    .slice(0, MAX_TEXT)
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
  return line.trim() || undefined
}
