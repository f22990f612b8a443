import { readFile, stat } from 'node:fs/promises'
import { fileTypeOf } from '@longshore/protocol/files/file-type'
import type { MadePictures, MadePreview } from '../media.ts'
import { MediaRefusal } from '../workers/refusal.ts'
import { openSticker, type StickerFile } from './open-sticker.ts'
import { OUTLINE_SIDE, outlineOf } from './outline/outline.ts'
import { type StickerFormat, stickerFormatOf } from './sticker-format.ts'
import { readStill } from './still/read-still.ts'
import { readTgs } from './tgs/read-tgs.ts'
import { brokenThumbRule } from './tgs/tgs-rules.ts'
import { readWebm } from './webm/read-webm.ts'
import { brokenTimeRule, videoOf } from './webm/webm-rules.ts'

const SIDE = 100

/**
 * The letter of each format, and bytes at most: "A .WEBP or .PNG image with the thumbnail, must be up to 128 kilobytes
 * in size and have a width and height of exactly 100px", animations and videos "up to 32 kilobytes".
 */
const rules: Readonly<Record<StickerFormat, { readonly type: string; readonly sizeMax: number }>> = {
  static: { type: 's', sizeMax: 128 << 10 },
  tgs: { type: 'a', sizeMax: 32 << 10 },
  webm: { type: 'v', sizeMax: 32 << 10 },
}

/**
 * Checks the picture of a sticker set: its bytes under the letter of its format, a PNG as WebP; and its outline `j`.
 *
 * @throws MediaRefusal STICKER_THUMB_TGS_NOTGS for a TGS, STICKER_THUMB_PNG_NOPNG for anything else that breaks a rule
 */
export async function stickerSetThumb(file: StickerFile): Promise<MadePictures> {
  const format = stickerFormatOf(file.mimeType)
  try {
    if (!format) throw new RangeError(file.mimeType)
    const picture = await pictureOf(format, file.path)
    const outline = await thumbOutline(file)
    return { previews: outline ? [picture, outline] : [picture], videos: [] }
  } catch (error) {
    const refusal = format === 'tgs' ? 'STICKER_THUMB_TGS_NOTGS' : 'STICKER_THUMB_PNG_NOPNG'
    throw new MediaRefusal(refusal, error instanceof Error ? error.message : undefined)
  }
}

async function pictureOf(format: StickerFormat, path: string): Promise<MadePreview> {
  const { type, sizeMax } = rules[format]
  const { size } = await stat(path)
  if (size > sizeMax) throw new RangeError(`${size} bytes`)
  const bytes = await checked(format, path)
  return { kind: 'image', type, width: SIDE, height: SIDE, fileType: fileTypeOf(bytes), bytes }
}

async function checked(format: StickerFormat, path: string): Promise<Uint8Array> {
  const bytes = await readFile(path)
  if (format === 'static') return (await readStill(path, isThumbSized)).converted?.bytes ?? bytes
  if (format === 'tgs') {
    const lottie = readTgs(bytes)
    const broken = lottie ? brokenThumbRule(lottie) : 'no animation'
    if (broken !== undefined) throw new RangeError(broken)
    return bytes
  }
  const webm = readWebm(bytes)
  const track = webm && videoOf(webm)
  if (!track || !isThumbSized(track)) throw new RangeError('no WebM of 100x100')
  const broken = brokenTimeRule(webm, track)
  if (broken !== undefined) throw new RangeError(broken)
  return bytes
}

async function thumbOutline(file: StickerFile): Promise<MadePreview | undefined> {
  const drawing = await openSticker(file)
  if (!drawing) return undefined
  try {
    const bytes = outlineOf(await drawing.frameAt(0, OUTLINE_SIDE))
    return bytes && { kind: 'path', bytes }
  } finally {
    drawing.close()
  }
}

function isThumbSized({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return width === SIDE && height === SIDE
}
