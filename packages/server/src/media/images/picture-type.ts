export type PictureType = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif'

/** So many bytes from the beginning of a file tell what picture it is. */
export const PICTURE_HEAD = 64

/**
 * Tells a picture by its first bytes, never by its name.
 *
 * SVG is a program that draws, and no decoder of HEIC comes with libvips: neither is a picture here, and whoever sends
 * one learns that its format is the trouble, not its content.
 *
 * @returns undefined for everything else
 */
export function pictureTypeOf(head: Uint8Array): PictureType | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, PICTURE_HEAD)).toString(
    'latin1',
  )
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp'
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'gif'
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff'
  if (text.startsWith('ftyp', 4) && brandsOf(text).some((brand) => brand === 'avif' || brand === 'avis')) {
    return 'avif'
  }
  return undefined
}

/** The brands a file of the MP4 family says it is compatible with: its first box, four letters each. */
function brandsOf(text: string): string[] {
  const length = text.charCodeAt(2) * 256 + text.charCodeAt(3)
  return text.slice(8, length).match(/.{4}/gs) ?? []
}
