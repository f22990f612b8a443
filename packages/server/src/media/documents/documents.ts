import type { AudioFacts, SoundDemuxer } from '../audio/audio-facts.ts'
import type {
  DocumentFacts,
  DocumentFindings,
  DocumentHints,
  MadePreview,
  Media,
  MediaFile,
} from '../media.ts'
import type { MediaTools } from '../tools.ts'
import type { GifFacts } from '../video/gif-facts.ts'
import { inJobFolder } from '../video/job-folder.ts'
import type { Ffmpeg } from '../video/run-ffmpeg.ts'
import type { VideoFacts } from '../video/video-facts.ts'
import { JobFailed, MediaRefusal } from '../workers/refusal.ts'
import { rpcErrorOf } from '../workers/rpc-error-of.ts'
import { isPlainFile } from './plain-file.ts'

const NOTHING: DocumentFindings = { facts: { kind: 'other' }, previews: [], videos: [] }

/** The part of Media that finds out what a document is. Whatever a worker could not do is simply not found out. */
export function documentsOf(shared: MediaTools): Pick<Media, 'document'> {
  return {
    document: async (file, hints) => {
      const tools = shared.for(file)
      if (hints.sticker) return file.lend((path) => findSticker(tools, path, hints))
      const sticker = mayBeSticker(file, hints)
        ? await file.lend((path) => findUnnamedSticker(tools, path, hints))
        : undefined
      if (sticker) return sticker
      const found = isPlainFile(file) ? NOTHING : await file.lend((path) => find(tools, path, hints))
      const thumb = await thumbPreviews(tools, hints.thumb)
      // Who sends a preview knows better than we do what the file is about.
      return thumb.length > 0 ? { ...found, previews: thumb } : found
    },
  }
}

async function find(tools: MediaTools, path: string, hints: DocumentHints): Promise<DocumentFindings> {
  const description = await quietly(tools.workers.run('describeDocument', { path }))
  switch (description?.kind) {
    case 'video':
      return findVideo(tools, path, description.facts)
    case 'gif':
      return findGif(tools, path, description.facts, hints)
    case 'audio':
      return findAudio(tools, path, description.facts)
    case 'still':
      return findImage(tools, path)
    default:
      return NOTHING
  }
}

async function findImage({ workers }: MediaTools, path: string): Promise<DocumentFindings> {
  const image = await quietly(workers.run('imageDocument', { path }))
  if (!image) return NOTHING
  const { width, height, previews } = image
  return { facts: { kind: 'image', width, height }, previews, videos: [] }
}

async function findVideo(tools: MediaTools, path: string, facts: VideoFacts): Promise<DocumentFindings> {
  const { width, height, duration, hasSound } = facts
  const known = { kind: 'video', width, height, duration, hasSound } as const
  const made = await withFfmpeg(tools, (ffmpeg) =>
    tools.workers.run('videoDocument', { path, ffmpeg, facts }),
  )
  if (!made) return { ...NOTHING, facts: known }
  const { previews, videos } = made
  return { facts: { ...known, duration: made.duration }, previews, videos }
}

/** A GIF that moves becomes a video where its sender says that it is one, and does not ask for it to be kept. */
async function findGif(
  tools: MediaTools,
  path: string,
  facts: GifFacts,
  hints: DocumentHints,
): Promise<DocumentFindings> {
  if (facts.frames === 1) return findImage(tools, path)
  const convert = (hints.animated || hints.mimeType === 'image/gif') && !hints.keepAsFile
  const made = await withFfmpeg(tools, (ffmpeg) =>
    tools.workers.run('gifDocument', { path, ffmpeg, facts, convert }),
  )
  const { width, height, duration } = facts
  if (!made || made.previews.length === 0) {
    const still = await findImage(tools, path)
    return { ...still, facts: { kind: 'image', width, height, duration } }
  }
  const { previews, videos, converted } = made
  if (!converted) return { facts: { kind: 'image', width, height, duration }, previews, videos }
  return {
    facts: { kind: 'video', width: converted.width, height: converted.height, duration, hasSound: false },
    previews,
    videos,
    converted: { bytes: converted.bytes, mimeType: 'video/mp4' },
  }
}

async function findAudio(tools: MediaTools, path: string, facts: AudioFacts): Promise<DocumentFindings> {
  const { title, performer, hasCover, demuxer } = facts
  const duration = demuxer ? await measured(tools, path, demuxer) : facts.duration
  const previews = hasCover ? await quietly(tools.workers.run('coverPreviews', { path })) : []
  return {
    facts: { kind: 'audio', duration, title, performer, hasSound: true },
    previews: previews ?? [],
    videos: [],
  }
}

async function measured(tools: MediaTools, path: string, demuxer: SoundDemuxer): Promise<number | undefined> {
  return withFfmpeg(tools, (ffmpeg) => tools.workers.run('soundDuration', { path, ffmpeg, demuxer }))
}

/** What no sticker can be drawn of is a document like any other. */
async function findSticker(tools: MediaTools, path: string, hints: DocumentHints): Promise<DocumentFindings> {
  const { mimeType } = hints
  const drawn = inJobFolder(tools.jobs, (folder) => {
    const ffmpeg = tools.ffmpeg === undefined ? undefined : { path: tools.ffmpeg, folder }
    return tools.workers.run('stickerPreviews', { path, mimeType, ffmpeg })
  })
  const previews = await quietly(drawn)
  if (!previews || previews.length === 0) return find(tools, path, hints)
  return { facts: await stickerFacts(tools, path, mimeType), previews, videos: [] }
}

/** Of no sticker either side is longer. Pixels. */
const STICKER_SIDE = 512
/** A larger file is a picture. Bytes. */
const STICKER_SIZE = 512 << 10

/**
 * Whether a document that nobody calls a sticker may be one, as clients send it that know no attribute for it: WebP and
 * TGS. A WebM is a file until somebody says otherwise.
 */
function mayBeSticker(
  { size }: MediaFile,
  { mimeType, fileType, keepAsFile, animated }: DocumentHints,
): boolean {
  if (keepAsFile || animated || size > STICKER_SIZE) return false
  if (mimeType === 'application/x-tgsticker') return true
  return mimeType === 'image/webp' && fileType === 'storage.fileWebp'
}

async function findUnnamedSticker(
  tools: MediaTools,
  path: string,
  { mimeType }: DocumentHints,
): Promise<DocumentFindings | undefined> {
  const facts = await stickerFacts(tools, path, mimeType)
  const { width = 0, height = 0 } = facts
  if (width < 1 || height < 1 || Math.max(width, height) > STICKER_SIDE) return undefined
  const previews = await quietly(tools.workers.run('stickerPreviews', { path, mimeType }))
  return previews && previews.length > 0 ? { facts, previews, videos: [], sticker: true } : undefined
}

async function stickerFacts(tools: MediaTools, path: string, mimeType: string): Promise<DocumentFacts> {
  if (mimeType === 'application/x-tgsticker') {
    const canvas = await quietly(tools.workers.run('tgsCanvas', { path }))
    return canvas ? { kind: 'image', ...canvas } : NOTHING.facts
  }
  const description = await quietly(tools.workers.run('describeDocument', { path }))
  if (description?.kind === 'video') {
    const { width, height, duration, hasSound } = description.facts
    return { kind: 'video', width, height, duration, hasSound }
  }
  const { facts } = await findImage(tools, path)
  return facts
}

async function thumbPreviews(
  { workers }: MediaTools,
  thumb: MediaFile | undefined,
): Promise<readonly MadePreview[]> {
  const made = await thumb?.lend((path) => quietly(workers.run('thumbPreviews', { path })))
  return made ?? []
}

/** Nothing where there is no ffmpeg. */
async function withFfmpeg<T>(
  { ffmpeg: path, jobs }: MediaTools,
  work: (ffmpeg: Ffmpeg) => Promise<T>,
): Promise<T | undefined> {
  if (path === undefined) return undefined
  return quietly(inJobFolder(jobs, (folder) => work({ path, folder })))
}

/**
 * A job that refuses its input or dies of it found out nothing; whatever else goes wrong is a mistake here. Where nobody
 * was free to do it the client is told to ask once more: a document is not to lose its previews without a word.
 */
async function quietly<T>(job: Promise<T>): Promise<T | undefined> {
  try {
    return await job
  } catch (error) {
    if (error instanceof JobFailed && error.reason === 'busy') throw rpcErrorOf(error)
    if (error instanceof MediaRefusal || error instanceof JobFailed) return undefined
    throw error
  }
}
