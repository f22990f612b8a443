import { type FileHandle, open } from 'node:fs/promises'
import { parseBuffer, TrackType } from 'music-metadata'
import { duration } from './limits.ts'
import { readMoov } from './mp4-boxes.ts'
import { type Mp4Movie, type Mp4Track, readMovie } from './mp4-movie.ts'

/** What a video says of itself, before anybody decodes it. */
export interface VideoFacts {
  readonly demuxer: 'mp4' | 'matroska' | 'ogg'
  /** As shown, after rotation. Pixels. */
  readonly width: number
  readonly height: number
  /** Seconds; absent where it does not say. */
  readonly duration: number | undefined
  readonly hasSound: boolean
  /** In the container's own words: `avc1`, `V_VP9`. */
  readonly codec: string
  /** Whether it is transparent in places. */
  readonly alpha: boolean
  /** Whether its frames must be turned or mirrored to be shown. */
  readonly turned: boolean
}

/** A single one of these is a picture to look at while sound plays. */
const pictureCodecs = ['jpeg', 'png ']

/** The movie of an MP4 or QuickTime file; nothing where it makes no sense. */
export async function mp4Movie(path: string): Promise<Mp4Movie | undefined> {
  return reading(path, async (file, size) => {
    const moov = await readMoov(file, size)
    return moov && readMovie(moov)
  })
}

/** Nothing where no pictures move. */
export function movieFacts(movie: Mp4Movie): VideoFacts | undefined {
  const track = videoTrack(movie)
  if (!track) return undefined
  const { width, height, codec, turned } = track
  const time = duration(movie.duration)
  return {
    demuxer: 'mp4',
    width,
    height,
    duration: time,
    hasSound: hasSound(movie),
    codec,
    alpha: false,
    turned,
  }
}

export function hasSound(movie: Mp4Movie): boolean {
  return movie.tracks.some(({ kind }) => kind === 'audio')
}

/** The first track that moves. */
export function videoTrack(movie: Mp4Movie): Mp4Track | undefined {
  return movie.tracks.find(
    ({ kind, codec, frames }) => kind === 'video' && (frames > 1 || !pictureCodecs.includes(codec)),
  )
}

/** Nothing where no pictures move. Throws for what cannot be read. */
export async function matroskaFacts(path: string): Promise<VideoFacts | undefined> {
  const head = await readHead(path)
  const { format } = await parseBuffer(head, { mimeType: 'video/x-matroska' }, { skipCovers: true })
  const track = format.trackInfo.find(({ type, video }) => type === TrackType.video && video)
  const { pixelWidth = 0, pixelHeight = 0, ...video } = track?.video ?? {}
  if (!track || pixelWidth <= 0 || pixelHeight <= 0) return undefined
  // A display unit other than pixels gives a shape only.
  const displayed = (video.displayUnit ?? 0) === 0 && video.displayWidth && video.displayHeight
  return {
    demuxer: 'matroska',
    width: displayed ? Number(video.displayWidth) : pixelWidth,
    height: displayed ? Number(video.displayHeight) : pixelHeight,
    duration: duration(format.duration),
    hasSound: format.trackInfo.some(({ type }) => type === TrackType.audio),
    codec: track.codecId ?? '',
    alpha: head.includes(ALPHA_MODE),
    turned: false,
  }
}

/** Pictures and sound begin after what describes them, and nobody needs to read on. Bytes. */
const HEAD = 1 << 20
/** AlphaMode (53C0), one byte long, of value 1: each block has a second picture, which is the alpha channel. */
const ALPHA_MODE = Buffer.from([0x53, 0xc0, 0x81, 0x01])

async function readHead(path: string): Promise<Buffer> {
  return reading(path, async (file, size) => {
    const head = Buffer.alloc(Math.min(size, HEAD))
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return head.subarray(0, bytesRead)
  })
}

async function reading<T>(path: string, read: (file: FileHandle, size: number) => Promise<T>): Promise<T> {
  const file = await open(path)
  try {
    return await read(file, (await file.stat()).size)
  } finally {
    await file.close()
  }
}
