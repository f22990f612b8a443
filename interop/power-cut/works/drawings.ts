import sharp from 'sharp'

const drawn = sharp({ create: { width: 200, height: 160, channels: 3, background: 'teal' } }).jpeg()
let bytes: Promise<Buffer> | undefined

/** A picture. */
export function teal(): Promise<Uint8Array> {
  bytes ??= drawn.toBuffer()
  return bytes
}

const circle = `<svg viewBox="0 0 512 512"><circle cx="256" cy="256" r="200" fill="teal"/></svg>`

/** A sticker, or the picture of a set. */
export function art(side: 512 | 100): Promise<Uint8Array> {
  return sharp(Buffer.from(circle)).resize(side, side).webp().toBuffer()
}
