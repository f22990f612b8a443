import sharp, { type Sharp } from 'sharp'
import { exif, jpegSegment, SECRET, withExif, withSegments, xmp } from './exif.ts'
import { animatedGif, holedGif, stillGif } from './gif.ts'
import {
  asShown,
  type Colour,
  chequers,
  flat,
  gradient,
  mapped,
  noise,
  type Pixels,
  scene,
} from './pixels.ts'
import {
  alphaPng,
  colourKeyPng,
  colourPng,
  type Encoded,
  greyPng,
  onWhite,
  palettePng,
  pngChunk,
} from './png.ts'

/** A picture as people send them, with what a viewer shows of it. */
export interface RealPicture {
  readonly name: string
  /** Decibels of similarity that whatever is made of it must reach. */
  readonly bound: number
  make(): Promise<Encoded>
}

type Encoder = (pixels: Pixels) => Promise<Encoded> | Encoded

const raw = ({ data, width, height }: Pixels): Sharp => sharp(data, { raw: { width, height, channels: 3 } })

/** Encoded by sharp so that it shows what it was made of. */
const by =
  (encode: (picture: Sharp) => Sharp): Encoder =>
  async (pixels) => ({ bytes: await encode(raw(pixels)).toBuffer(), shown: pixels })

const grey = (pixels: Pixels): Pixels =>
  mapped(pixels, ([red, green, blue]) => {
    const level = Math.round(red * 0.2126 + green * 0.7152 + blue * 0.0722)
    return [level, level, level]
  })

const greyBy =
  (encode: (picture: Sharp) => Sharp): Encoder =>
  async (pixels) => {
    const shown = grey(pixels)
    const levels = shown.data.filter((_, at) => at % 3 === 0)
    const { width, height } = pixels
    const picture = sharp(levels, { raw: { width, height, channels: 1 } }).toColourspace('b-w')
    return { bytes: await encode(picture).toBuffer(), shown }
  }

/** Opaque at the top, half transparent below. */
const alphaBy =
  (encode: (picture: Sharp) => Sharp): Encoder =>
  async (pixels) => {
    const { width, height } = pixels
    const alpha = (y: number) => (y < height / 2 ? 255 : 128)
    const data = new Uint8Array(width * height * 4)
    for (let at = 0; at < width * height; at++) {
      data.set(pixels.data.subarray(at * 3, at * 3 + 3), at * 4)
      data[at * 4 + 3] = alpha(Math.floor(at / width))
    }
    return {
      bytes: await encode(sharp(data, { raw: { width, height, channels: 4 } })).toBuffer(),
      shown: mapped(pixels, (colour, _, y) => onWhite(colour, alpha(y) / 255)),
    }
  }

const deepBy =
  (encode: (picture: Sharp) => Sharp): Encoder =>
  async (pixels) => {
    const { width, height } = pixels
    const data = Uint16Array.from(pixels.data, (sample) => sample * 257)
    const picture = sharp(data, { raw: { width, height, channels: 3 } }).toColourspace('rgb16')
    return { bytes: await encode(picture).toBuffer(), shown: pixels }
  }

/** Inks do not reach every colour of a screen: these stay where both can go. */
const cmykBy =
  (encode: (picture: Sharp) => Sharp): Encoder =>
  async (pixels) => {
    const muted = mapped(
      pixels,
      (colour) => colour.map((sample) => Math.round(70 + sample * 0.4)) as unknown as Colour,
    )
    return { bytes: await encode(raw(muted).toColourspace('cmyk')).toBuffer(), shown: muted }
  }

/** What animations have after the first frame must not be seen. */
const animatedBy =
  (encode: (picture: Sharp) => Sharp): Encoder =>
  async (pixels) => {
    const { width, height } = pixels
    const frames = await Promise.all(
      [pixels, flat(width, height, [255, 0, 0]), flat(width, height, [0, 0, 0])].map((frame) =>
        raw(frame).png().toBuffer(),
      ),
    )
    return { bytes: await encode(sharp(frames, { join: { animated: true } })).toBuffer(), shown: pixels }
  }

const withSecrets = async (pixels: Pixels): Promise<Encoded> => {
  const jpeg = await raw(pixels).withIccProfile('p3').jpeg({ quality: 92 }).toBuffer()
  const photoshop = Buffer.from(`Photoshop 3.0\0${SECRET}`, 'latin1')
  const bytes = withSegments(
    withExif(jpeg, 1),
    jpegSegment(0xe1, xmp()),
    jpegSegment(0xed, photoshop),
    jpegSegment(0xfe, Buffer.from(SECRET, 'latin1')),
  )
  return { bytes, shown: pixels }
}

const text = (words: string) => pngChunk('tEXt', Buffer.from(`Comment\0${words}`, 'latin1'))

const encoders: Record<string, Encoder> = {
  JPEG: by((picture) => picture.jpeg({ quality: 90 })),
  'JPEG 4:4:4': by((picture) => picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' })),
  'JPEG of low quality': by((picture) => picture.jpeg({ quality: 60 })),
  'JPEG, progressive': by((picture) => picture.jpeg({ quality: 90, progressive: true })),
  'JPEG, progressive, 4:4:4': by((picture) =>
    picture.jpeg({ quality: 90, progressive: true, chromaSubsampling: '4:4:4' }),
  ),
  'JPEG of mozjpeg': by((picture) => picture.jpeg({ quality: 85, mozjpeg: true })),
  'JPEG, grey': greyBy((picture) => picture.jpeg({ quality: 90 })),
  'JPEG, CMYK': cmykBy((picture) => picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' })),
  'JPEG, Display P3': by((picture) => picture.withIccProfile('p3').jpeg({ quality: 92 })),
  'JPEG with EXIF, GPS, XMP, IPTC, ICC and a comment': withSecrets,
  PNG: (pixels) => colourPng(pixels, 8),
  'PNG, 16 bits': (pixels) => colourPng(pixels, 16),
  'PNG, grey of 1 bit': (pixels) => greyPng(pixels, 1),
  'PNG, grey of 2 bits': (pixels) => greyPng(pixels, 2),
  'PNG, grey of 4 bits': (pixels) => greyPng(pixels, 4),
  'PNG, grey of 8 bits': (pixels) => greyPng(pixels, 8),
  'PNG, grey of 16 bits': (pixels) => greyPng(pixels, 16),
  'PNG, 2 colours': (pixels) => palettePng(pixels, 1),
  'PNG, 4 colours': (pixels) => palettePng(pixels, 2),
  'PNG, 16 colours': (pixels) => palettePng(pixels, 4),
  'PNG, 216 colours': (pixels) => palettePng(pixels, 8),
  'PNG, 16 colours, transparent': (pixels) => palettePng(pixels, 4, true),
  'PNG, 216 colours, transparent': (pixels) => palettePng(pixels, 8, true),
  'PNG, alpha': (pixels) => alphaPng(pixels, 8, 6),
  'PNG, alpha, 16 bits': (pixels) => alphaPng(pixels, 16, 6),
  'PNG, grey and alpha': (pixels) => alphaPng(pixels, 8, 4),
  'PNG, grey and alpha, 16 bits': (pixels) => alphaPng(pixels, 16, 4),
  'PNG, one clear colour': (pixels) => colourKeyPng(pixels, [200, 40, 40]),
  'PNG, interlaced': by((picture) => picture.png({ progressive: true })),
  'PNG, interlaced, alpha': alphaBy((picture) => picture.png({ progressive: true })),
  'PNG, interlaced, 16 bits': deepBy((picture) => picture.png({ progressive: true })),
  'PNG, filtered': by((picture) => picture.png({ adaptiveFiltering: true, compressionLevel: 9 })),
  'PNG, Display P3': by((picture) => picture.withIccProfile('p3').png()),
  'PNG with eXIf and tEXt': (pixels) => colourPng(pixels, 8, [pngChunk('eXIf', exif(1)), text(SECRET)]),
  WebP: by((picture) => picture.webp({ quality: 90 })),
  'WebP, lossless': by((picture) => picture.webp({ lossless: true })),
  'WebP, nearly lossless': by((picture) => picture.webp({ nearLossless: true })),
  'WebP, alpha': alphaBy((picture) => picture.webp({ quality: 90 })),
  'WebP, alpha, lossless': alphaBy((picture) => picture.webp({ lossless: true })),
  'WebP, animated': animatedBy((picture) => picture.webp({ quality: 90, loop: 0 })),
  'WebP, animated, lossless': animatedBy((picture) => picture.webp({ lossless: true, loop: 0 })),
  'WebP with EXIF': by((picture) => picture.withMetadata({ orientation: 1 }).webp({ quality: 90 })),
  GIF: (pixels) => stillGif(pixels),
  GIF87a: (pixels) => stillGif(pixels, { version: '87a' }),
  'GIF, interlaced': (pixels) => stillGif(pixels, { interlaced: true }),
  'GIF, animated': (pixels) => animatedGif(pixels),
  'GIF whose first frame has holes': holedGif,
  TIFF: by((picture) => picture.tiff({ compression: 'none' })),
  'TIFF, LZW': by((picture) => picture.tiff({ compression: 'lzw' })),
  'TIFF, Deflate': by((picture) => picture.tiff({ compression: 'deflate', predictor: 'horizontal' })),
  'TIFF, PackBits': by((picture) => picture.tiff({ compression: 'packbits' })),
  'TIFF, JPEG': by((picture) => picture.tiff({ compression: 'jpeg', quality: 90 })),
  'TIFF, tiled': by((picture) =>
    picture.tiff({ compression: 'lzw', tile: true, tileWidth: 64, tileHeight: 64 }),
  ),
  'TIFF, pyramid': by((picture) => picture.tiff({ compression: 'lzw', tile: true, pyramid: true })),
  'TIFF, 16 bits': deepBy((picture) => picture.tiff({ compression: 'lzw' })),
  'TIFF, grey': greyBy((picture) => picture.tiff({ compression: 'lzw' })),
  'TIFF, CMYK': cmykBy((picture) => picture.tiff({ compression: 'lzw' })),
  'TIFF, alpha': alphaBy((picture) => picture.tiff({ compression: 'lzw' })),
  AVIF: by((picture) => picture.avif({ quality: 75, effort: 0 })),
  'AVIF, alpha': alphaBy((picture) => picture.avif({ quality: 75, effort: 0 })),
}

/**
 * Decibels that pictures of these encoders may have less: they have lost much already, or are so full of small dots of
 * colour that a JPEG of 4:2:0 cannot be like them.
 */
const allowances: Record<string, number> = {
  'JPEG of low quality': 3,
  'JPEG, CMYK': 6,
  'TIFF, CMYK': 4,
  'PNG, 4 colours': 10,
  'PNG, 16 colours': 6,
  'PNG, 16 colours, transparent': 3,
}

interface Subject {
  readonly pixels: Pixels
  readonly bound: number
}

/** Bigger than `m`; bigger than `s` by a pixel; a drawing; the hardest thing to compress, and small. */
const subjects: Record<string, Subject> = {
  'a scene': { pixels: scene(330, 250), bound: 27 },
  'a gradient': { pixels: gradient(101, 160), bound: 27 },
  chequers: { pixels: chequers(180, 330), bound: 20 },
  noise: { pixels: noise(64, 48), bound: 22 },
}

function everyFormat(): RealPicture[] {
  return Object.entries(encoders).flatMap(([format, encode]) =>
    Object.entries(subjects).map(([subject, { pixels, bound }]) => ({
      name: `${format}: ${subject}`,
      bound: bound - (allowances[format] ?? 0),
      make: async () => encode(pixels),
    })),
  )
}

const oriented: Record<string, (pixels: Pixels, orientation: number) => Promise<Uint8Array> | Uint8Array> = {
  JPEG: async (pixels, orientation) =>
    withExif(await raw(pixels).jpeg({ quality: 92 }).toBuffer(), orientation),
  'JPEG, progressive': async (pixels, orientation) =>
    withExif(await raw(pixels).jpeg({ quality: 92, progressive: true }).toBuffer(), orientation),
  PNG: (pixels, orientation) => colourPng(pixels, 8, [pngChunk('eXIf', exif(orientation))]).bytes,
  WebP: (pixels, orientation) => raw(pixels).withMetadata({ orientation }).webp({ quality: 92 }).toBuffer(),
  TIFF: (pixels, orientation) =>
    raw(pixels).withMetadata({ orientation }).tiff({ compression: 'lzw' }).toBuffer(),
}

function everyOrientation(): RealPicture[] {
  const pixels = scene(340, 210)
  return Object.entries(oriented).flatMap(([format, encode]) =>
    [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => ({
      name: `${format} of orientation ${orientation}`,
      bound: 26,
      make: async () => ({ bytes: await encode(pixels, orientation), shown: asShown(pixels, orientation) }),
    })),
  )
}

/** At, below and above every side of the table, and shapes from a pixel to a ribbon. */
const sides: readonly (readonly [width: number, height: number])[] = [
  [1, 1],
  [1, 20],
  [20, 1],
  [2, 2],
  [3, 40],
  [99, 100],
  [100, 100],
  [101, 100],
  [100, 101],
  [159, 161],
  [160, 160],
  [161, 400],
  [319, 320],
  [320, 320],
  [321, 320],
  [321, 17],
  [500, 641],
  [640, 640],
  [799, 533],
  [800, 800],
  [801, 601],
  [1279, 720],
  [1280, 1280],
  [1281, 1000],
  [600, 1290],
  [2560, 200],
  [2561, 1441],
  [130, 2600],
  [9000, 900],
  [9523, 477],
]

function everySize(): RealPicture[] {
  return sides.map(([width, height], index) => ({
    name: `${width}x${height}`,
    // Of a tiny picture, or of a ribbon, a JPEG of 4:2:0 keeps little colour.
    bound: Math.max(width, height) < 50 || Math.max(width, height) >= 10 * Math.min(width, height) ? 15 : 25,
    // Big ones are one format, small ones take turns.
    make: async () => {
      const pixels = scene(width, height)
      const encode =
        width * height > 200_000 ? 'JPEG' : (['PNG', 'JPEG', 'WebP, lossless'] as const)[index % 3]
      return (encoders[encode ?? 'JPEG'] ?? assertNever)(pixels)
    },
  }))
}

function assertNever(): never {
  throw new Error('No such encoder')
}

export function realPictures(): RealPicture[] {
  return [...everyFormat(), ...everyOrientation(), ...everySize()]
}
