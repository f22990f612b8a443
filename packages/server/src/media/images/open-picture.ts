import { open } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { MediaRefusal } from '../workers/refusal.ts'
import { firstFrame } from './first-frame.ts'
import { JPEG_HEAD_MAX, leastBytesOf } from './jpeg-frame.ts'
import { PICTURE_HEAD, pictureTypeOf } from './picture-type.ts'
import { sharp } from './sharp.ts'

/** The input of a job: a path that holds a picture, whatever it is called. */
export interface PictureFile {
  readonly path: string
}

/** Pixels: rows from the top, three bytes (red, green, blue) or four (and alpha) each, sRGB. */
export interface RawPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
}

/** Whose header has been read and nothing else. */
export interface OpenPicture {
  /** As shown: after EXIF orientation. Pixels. */
  readonly width: number
  readonly height: number
  /** To read its pixels, once, as they are shown. */
  pixels(): Sharp
}

/** A file by its path, a file's bytes, pixels, or what has been opened already. */
export type Picture = string | Uint8Array | RawPicture | OpenPicture

/** Animations are read as far as their first frame, and no further than this. Bytes. */
const ANIMATION_HEAD_MAX = 32 << 20
/** No picture of more pixels is decoded: a memory and a time that one worker has. */
const PIXELS_MAX = 100_000_000

/**
 * Opens a picture: tells its format by its bytes and reads its header.
 *
 * @throws MediaRefusal PHOTO_EXT_INVALID for what is no picture here; IMAGE_PROCESS_FAILED for a header that cannot be
 * read, or promises more than the file can hold
 */
export async function openPicture(picture: Picture): Promise<OpenPicture> {
  if (typeof picture === 'object') {
    if ('pixels' in picture) return picture
    if ('channels' in picture) return openRaw(picture)
  }
  const input = await inputOf(picture)
  const { autoOrient } = await readable(() => sharp(input, { limitInputPixels: false }).metadata())
  return {
    width: autoOrient.width,
    height: autoOrient.height,
    // A warning is no reason to refuse what every viewer shows; missing or broken data is.
    pixels: () => sharp(input, { limitInputPixels: PIXELS_MAX, failOn: 'error', autoOrient: true }),
  }
}

/** What libvips cannot do with a picture is the picture's fault. */
export async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof MediaRefusal) throw error
    throw new MediaRefusal('IMAGE_PROCESS_FAILED', error instanceof Error ? error.message : undefined)
  }
}

function openRaw({ data, width, height, channels }: RawPicture): OpenPicture {
  return { width, height, pixels: () => sharp(data, { raw: { width, height, channels } }) }
}

/** What is to be read of a file: not what comes after its first frame, and nothing of a file that lies. */
async function inputOf(picture: string | Uint8Array): Promise<string | Uint8Array> {
  const { head, size } = await headOf(picture, PICTURE_HEAD)
  const type = pictureTypeOf(head)
  if (!type) throw new MediaRefusal('PHOTO_EXT_INVALID')
  if (type === 'gif' || type === 'webp') {
    const animation = await headOf(picture, ANIMATION_HEAD_MAX)
    return readable(async () => firstFrame(type, animation.head))
  }
  if (type === 'jpeg') {
    const { head: segments } = await headOf(picture, JPEG_HEAD_MAX)
    if (leastBytesOf(segments) > size)
      throw new MediaRefusal('IMAGE_PROCESS_FAILED', 'more pixels than bytes')
  }
  return picture
}

async function headOf(
  picture: string | Uint8Array,
  length: number,
): Promise<{ head: Uint8Array; size: number }> {
  if (typeof picture !== 'string') return { head: picture.subarray(0, length), size: picture.length }
  const file = await open(picture)
  try {
    const { size } = await file.stat()
    const head = new Uint8Array(Math.min(size, length))
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return { head: head.subarray(0, bytesRead), size }
  } finally {
    await file.close()
  }
}
