import { readFile } from 'node:fs/promises'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type {
  DocumentFacts,
  DocumentFindings,
  DocumentHints,
  MadePictures,
  MadePreview,
  Markup,
  Media,
  MediaFile,
  StickerFindings,
} from '@longshore/server/media/media'

interface Size {
  readonly width: number
  readonly height: number
}

export interface FakeVideo extends Size {
  /** Seconds. */
  readonly duration: number
  readonly sound: boolean
}

/** The beginning of a PNG of that size, and no picture. */
export function fakePng({ width, height }: Size): Uint8Array {
  const bytes = new Uint8Array(64)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
  bytes.set(ascii('IHDR'), 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

/** The beginning of a GIF of that size. */
export function fakeGif({ width, height }: Size): Uint8Array {
  const bytes = new Uint8Array(64)
  bytes.set(ascii('GIF89a'))
  const view = new DataView(bytes.buffer)
  view.setUint16(6, width, true)
  view.setUint16(8, height, true)
  return bytes
}

/** Begins like an MPEG4, and says in words what it would be. */
export function fakeMp4({ width, height, duration, sound }: FakeVideo): Uint8Array {
  const words = `ftypisom fake ${width}x${height} ${duration}s ${sound ? 'sound' : 'silent'};`
  return new Uint8Array([0, 0, 0, 16, ...ascii(words)])
}

/** Begins like an MP3, and says in words what it would be. */
export function fakeMp3(facts: { duration: number; title: string; performer: string }): Uint8Array {
  return ascii(`ID3 fake ${facts.duration}s "${facts.title}" by "${facts.performer}";`)
}

/**
 * Media that looks at the first bytes of a file, does no work and starts no process: previews have the right sizes, and
 * bytes that depend on them alone.
 */
export class FakeMedia implements Media {
  readonly video = true
  /** The names of what was asked for, in order. */
  readonly calls: string[] = []
  /** Awaited before each piece of work: a test may hold it up. */
  before: (call: string) => Promise<void> = async () => {}

  async photo(file: MediaFile): Promise<MadePictures> {
    const bytes = await this.#begin('photo', file)
    if (file.size > 10 * 1024 * 1024) throw new RpcError('PHOTO_SAVE_FILE_INVALID')
    const size = pictureSize(bytes)
    if (!size) throw new RpcError('PHOTO_EXT_INVALID')
    const ratio = Math.max(size.width, size.height) / Math.min(size.width, size.height)
    if (size.width + size.height > 10_000 || !(ratio <= 20)) throw new RpcError('PHOTO_INVALID_DIMENSIONS')
    return { previews: [stripped, ...boxes(size, 'smxyw')], videos: [] }
  }

  async profilePhoto(file: MediaFile): Promise<MadePictures> {
    const size = pictureSize(await this.#begin('profilePhoto', file))
    if (!size) throw new RpcError('PHOTO_EXT_INVALID')
    return { previews: crops(size), videos: [] }
  }

  async profileVideo(file: MediaFile, startTs: number): Promise<MadePictures> {
    const video = videoIn(await this.#begin('profileVideo', file))
    if (!video) throw new RpcError('VIDEO_FILE_INVALID')
    const side = Math.min(video.width, video.height, 800)
    return { previews: crops(video), videos: [{ type: 'u', ...square(side), bytes: film('u'), startTs }] }
  }

  async markup({ sticker, mimeType, startTs }: Markup): Promise<MadePictures> {
    await this.#begin('markup', sticker)
    const moves = mimeType === 'application/x-tgsticker' || mimeType === 'video/webm'
    const video = { type: 'u', ...square(800), bytes: film('markup'), startTs } as const
    return { previews: crops(square(640)), videos: moves ? [video] : [] }
  }

  async document(file: MediaFile, hints: DocumentHints): Promise<DocumentFindings> {
    const bytes = await this.#begin('document', file)
    const thumb = hints.thumb && pictureSize(await hints.thumb.lend((path) => readFile(path)))
    const facts = factsOf(bytes)
    const { width, height } = thumb ?? facts
    const made = width && height ? [stripped, ...boxes({ width, height }, 'm').slice(0, 1)] : []
    const previews = hints.sticker ? [outline] : made
    const isGif = text(bytes).startsWith('GIF8')
    if (!isGif || hints.keepAsFile) return { facts, previews, videos: previewFilm(facts) }
    const { width: w = 1, height: h = 1 } = facts
    const film = fakeMp4({ width: w, height: h, duration: 1, sound: false })
    const converted = { bytes: film, mimeType: 'video/mp4' }
    const moving = { ...facts, kind: 'video', duration: 1, hasSound: false } as const
    return { facts: moving, previews, videos: previewFilm(moving), converted }
  }

  async sticker(
    file: MediaFile,
    { mimeType, emoji }: { mimeType: string; emoji: boolean },
  ): Promise<StickerFindings> {
    await this.#begin('sticker', file)
    const side = square(emoji ? 100 : 512)
    const previews: MadePreview[] = [outline, image('m', square(emoji ? 100 : 320), 'storage.fileWebp')]
    if (mimeType === 'application/x-tgsticker') return { format: 'tgs', ...side, duration: 3, previews }
    if (mimeType === 'video/webm') return { format: 'webm', ...side, duration: 3, previews }
    if (mimeType === 'image/webp' || mimeType === 'image/png') return { format: 'static', ...side, previews }
    throw new RpcError('STICKER_FILE_INVALID')
  }

  async stickerSetThumb(file: MediaFile, _mimeType: string): Promise<MadePictures> {
    await this.#begin('stickerSetThumb', file)
    return { previews: [image('s', square(100), 'storage.fileWebp')], videos: [] }
  }

  async close(): Promise<void> {}

  async #begin(call: string, file: MediaFile): Promise<Uint8Array> {
    this.calls.push(call)
    await this.before(call)
    return file.lend((path) => readFile(path))
  }
}

const stripped: MadePreview = { kind: 'stripped', bytes: Uint8Array.of(1, 40, 40, 7, 7, 7) }
const outline: MadePreview = { kind: 'path', bytes: Uint8Array.of(0xc0, 1, 2, 3) }

const boxSides: Record<string, number> = { s: 100, m: 320, x: 800, y: 1280, w: 2560 }
const cropSides: Record<string, number> = { a: 160, b: 320, c: 640, d: 1280 }

/** Each size up to the first that the original fits in. */
function boxes(original: Size, letters: string): MadePreview[] {
  const longest = Math.max(original.width, original.height)
  const made: MadePreview[] = []
  for (const letter of letters) {
    const box = boxSides[letter] ?? 0
    const scale = Math.min(1, box / longest)
    const width = Math.max(1, Math.round(original.width * scale))
    const height = Math.max(1, Math.round(original.height * scale))
    made.push(image(letter, { width, height }))
    if (longest <= box) break
  }
  return made
}

function crops(original: Size): MadePreview[] {
  const shortest = Math.min(original.width, original.height)
  if (shortest < 160) throw new RpcError('PHOTO_CROP_SIZE_SMALL')
  const made = [...'abcd'].filter((letter) => (cropSides[letter] ?? 0) <= shortest)
  return [stripped, ...made.map((letter) => image(letter, square(cropSides[letter] ?? 0)))]
}

/** Small sizes are small, so that they travel inside; `y` has scans. A JPEG says in words how large it would be. */
function image(
  type: string,
  { width, height }: Size,
  fileType: 'storage.fileJpeg' | 'storage.fileWebp' = 'storage.fileJpeg',
): MadePreview {
  const size = width <= 100 ? 600 : 2000 + width
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * width + type.charCodeAt(0)) % 251)
  const words = ascii(` fake ${width}x${height};`)
  bytes.set(fileType === 'storage.fileJpeg' ? [0xff, 0xd8, 0xff, ...words] : ascii('RIFF....WEBP'))
  const scans = type === 'y' ? [1000, 2000, size] : undefined
  return { kind: 'image', type, width, height, fileType, bytes, scans }
}

function film(about: string): Uint8Array {
  return new Uint8Array([0, 0, 0, 16, ...ascii(`ftypisom preview ${about} ${'.'.repeat(2000)}`)])
}

function previewFilm({ kind, width = 0, height = 0 }: DocumentFacts): MadePictures['videos'] {
  return kind === 'video' && width * height > 0 ? [{ type: 'v', width, height, bytes: film('v') }] : []
}

function factsOf(bytes: Uint8Array): DocumentFacts {
  const video = videoIn(bytes)
  if (video) {
    const { sound: hasSound, ...rest } = video
    return { kind: 'video', ...rest, hasSound }
  }
  const size = pictureSize(bytes)
  if (size) return { kind: 'image', ...size }
  const [, duration, title = '', performer = ''] =
    /^ID3 fake ([\d.]+)s "(.*)" by "(.*)";/.exec(text(bytes)) ?? []
  return duration === undefined
    ? { kind: 'other' }
    : {
        kind: 'audio',
        duration: Number(duration),
        title: title || undefined,
        performer: performer || undefined,
      }
}

function videoIn(bytes: Uint8Array): FakeVideo | undefined {
  const [, width, height, duration, sound] =
    /ftypisom fake (\d+)x(\d+) ([\d.]+)s (\w+);/.exec(text(bytes)) ?? []
  if (width === undefined) return undefined
  return {
    width: Number(width),
    height: Number(height),
    duration: Number(duration),
    sound: sound === 'sound',
  }
}

function pictureSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (text(bytes).startsWith('\u0089PNG') && bytes.length >= 24)
    return { width: view.getUint32(16), height: view.getUint32(20) }
  if (text(bytes).startsWith('GIF8') && bytes.length >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  const [, width, height] = /^\u00ff\u00d8\u00ff fake (\d+)x(\d+);/.exec(text(bytes)) ?? []
  return width === undefined ? undefined : { width: Number(width), height: Number(height) }
}

function square(side: number): Size {
  return { width: side, height: side }
}

function ascii(words: string): Uint8Array {
  return new TextEncoder().encode(words)
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 300)).toString('latin1')
}
