import { type AudioFacts, audioFacts } from '../audio/audio-facts.ts'
import { oggFacts } from '../audio/ogg.ts'
import { type Container, containerOfFile } from '../video/container.ts'
import { type GifFacts, gifFacts } from '../video/gif-facts.ts'
import { hasSound, matroskaFacts, movieFacts, mp4Movie, type VideoFacts } from '../video/video-facts.ts'

/** What a document is, by its bytes alone. */
export type Description =
  | { readonly kind: 'gif'; readonly facts: GifFacts }
  | { readonly kind: 'video'; readonly facts: VideoFacts }
  | { readonly kind: 'audio'; readonly facts: AudioFacts }
  /** No container of moving pictures or sound; it may be a picture. */
  | { readonly kind: 'still' }

/** Reads headers, and decodes nothing. Throws for a video or a sound that cannot be read. */
export async function describeDocument({ path }: { readonly path: string }): Promise<Description> {
  const container = await containerOfFile(path)
  switch (container) {
    case undefined:
      return STILL
    case 'gif':
      return describeGif(path)
    case 'mp4':
    case 'mov':
      return describeMovie(path, container)
    case 'matroska':
      return describeMatroska(path)
    case 'ogg':
      return describeOgg(path)
    default:
      return describeSound(path, container)
  }
}

const STILL: Description = { kind: 'still' }

async function describeGif(path: string): Promise<Description> {
  const facts = await gifFacts(path)
  return facts ? { kind: 'gif', facts } : STILL
}

/** What is no movie to us is read by nobody else: thousands of tracks cost whoever reads them. */
async function describeMovie(path: string, container: Container): Promise<Description> {
  const movie = await mp4Movie(path)
  const facts = movie && movieFacts(movie)
  if (facts) return { kind: 'video', facts }
  return movie && hasSound(movie) ? describeSound(path, container) : STILL
}

async function describeMatroska(path: string): Promise<Description> {
  const facts = await matroskaFacts(path)
  return facts ? { kind: 'video', facts } : describeSound(path, 'matroska')
}

async function describeOgg(path: string): Promise<Description> {
  const ogg = await oggFacts(path)
  if (!ogg?.video) return describeSound(path, 'ogg')
  const { video, duration, hasSound } = ogg
  const facts = {
    demuxer: 'ogg',
    codec: 'theora',
    ...video,
    duration,
    hasSound,
    alpha: false,
    turned: false,
  } as const
  return { kind: 'video', facts }
}

async function describeSound(path: string, container: Container): Promise<Description> {
  const facts = await audioFacts(path, container)
  return facts ? { kind: 'audio', facts } : STILL
}
