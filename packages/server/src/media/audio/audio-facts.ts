import { type IAudioMetadata, parseFile, selectCover } from 'music-metadata'
import type { Container } from '../video/container.ts'
import { duration } from '../video/limits.ts'
import { readFrameStream } from './frame-stream.ts'
import { oggFacts } from './ogg.ts'

export interface AudioFacts {
  /** Seconds; absent where the file does not say. */
  readonly duration?: number | undefined
  /** Who could read it through to know. */
  readonly demuxer?: SoundDemuxer | undefined
  readonly title?: string | undefined
  readonly performer?: string | undefined
  /** Whether a picture comes with it. */
  readonly hasCover: boolean
}

export type SoundDemuxer = 'matroska' | 'flac' | 'mp4'

/** Recordings that were written before anybody knew how long they would be: of a browser, of a pipe. */
const demuxers: Partial<Record<Container, SoundDemuxer>> = { matroska: 'matroska', flac: 'flac', mp4: 'mp4' }

/** What clients show of a title is shorter. Characters. */
const MAX_TEXT = 256
/** Bytes of a cover that is looked at: as large as a photo may be. */
const MAX_COVER = 10 << 20

/** Reads the tags of a sound; nothing where there is none. Throws for what it cannot read. */
export async function audioFacts(path: string, container: Container): Promise<AudioFacts | undefined> {
  const metadata = await read(path, container)
  const { format, common } = metadata
  const time = await timeOf(path, container, format.duration)
  if (time === undefined && !format.sampleRate) return undefined
  return {
    duration: time,
    demuxer: time === undefined ? demuxers[container] : undefined,
    title: text(common.title),
    performer: text(common.artist),
    hasCover: coverOf(metadata) !== undefined,
  }
}

/** The picture that comes with a sound: its bytes, whatever they are. Throws for what it cannot read. */
export async function audioCover(path: string, container: Container): Promise<Uint8Array | undefined> {
  return coverOf(await read(path, container))
}

/** The end of an Ogg stands in its last page, which is not read for its tags. */
async function timeOf(
  path: string,
  container: Container,
  told: number | undefined,
): Promise<number | undefined> {
  return container === 'ogg' ? (await oggFacts(path))?.duration : duration(told)
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
