import { fromRaw } from '../images/decode.ts'
import type { MadePreview } from '../media.ts'
import type { Drawing, Frame } from './frame.ts'
import { openSticker, type StickerFile } from './open-sticker.ts'
import { OUTLINE_SIDE, outlineOf } from './outline/outline.ts'

/** "m box 320x320" (api/files, "Image thumbnail types"). */
const THUMB = { type: 'm', side: 320 }
const QUALITY = 80
/** A look at a moving sticker: so many frames a second, of so many pixels. */
const LOOK = { framesPerSecond: 4, side: 64 }
/** From half covered on a pixel belongs to a shape. */
const SOLID = 128

/**
 * The small picture `m` of a sticker, WebP with its transparency, and its outline `j`.
 *
 * @returns none for what cannot be drawn
 * @throws MediaRefusal for a picture that cannot be read, FfmpegFailed for a video that cannot be decoded
 */
export async function stickerPreviews(file: StickerFile): Promise<MadePreview[]> {
  const drawing = await openSticker(file)
  if (!drawing) return []
  try {
    const moment = await tellingMoment(drawing)
    const side = Math.min(THUMB.side, Math.max(drawing.width, drawing.height))
    const thumb = await webpOf(THUMB.type, await drawing.frameAt(moment, side))
    const outline = outlineOf(await drawing.frameAt(moment, OUTLINE_SIDE))
    return outline ? [thumb, { kind: 'path', bytes: outline }] : [thumb]
  } finally {
    drawing.close()
  }
}

/** A frame as the small picture of this letter, WebP. */
export async function webpOf(type: string, frame: Frame): Promise<MadePreview> {
  const bytes = await fromRaw(frame).webp({ quality: QUALITY, alphaQuality: QUALITY }).toBuffer()
  return {
    kind: 'image',
    type,
    width: frame.width,
    height: frame.height,
    fileType: 'storage.fileWebp',
    bytes,
  }
}

/** The first frame, unless it shows less than half of what the most solid one does: then that one. Seconds. */
export async function tellingMoment(drawing: Drawing): Promise<number> {
  if (drawing.seconds === 0) return 0
  const covered: number[] = []
  for await (const frame of drawing.frames(LOOK.framesPerSecond, LOOK.side)) covered.push(solidPixels(frame))
  const most = Math.max(...covered)
  const [first = 0] = covered
  return first * 2 >= most ? 0 : covered.indexOf(most) / LOOK.framesPerSecond
}

function solidPixels({ data }: Frame): number {
  let solid = 0
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) >= SOLID) solid++
  return solid
}
