/** Byte 0 of the payload of photoStrippedSize. */
const VERSION = 1
/** The picture's sides travel in one byte each: the low bytes of SOF0, whose high bytes are zero. */
const HEIGHT_AT = 164
const WIDTH_AT = 166
const COEFFICIENT_MAX = 255
const END_OF_IMAGE = [0xff, 0xd9]

/** Every stripped thumbnail is compressed at this quality on libjpeg's scale, or its tables would not fit. */
const QUALITY = 20

// The example tables of ITU-T T.81, Annex K, which every JPEG encoder starts from.
// biome-ignore-start format: tables read as the standard prints them
const LUMINANCE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]
const CHROMINANCE = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
]
/** Codes of each length from 1 bit to 16, then the values in the order of their codes. */
const DC_VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const LUMINANCE_DC = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, ...DC_VALUES]
const CHROMINANCE_DC = [0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, ...DC_VALUES]
const LUMINANCE_AC = [
  0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d, 0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21,
  0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07, 0x22, 0x71, 0x14, 0x32, 0x81, 0x91, 0xa1, 0x08, 0x23, 0x42, 0xb1,
  0xc1, 0x15, 0x52, 0xd1, 0xf0, 0x24, 0x33, 0x62, 0x72, 0x82, 0x09, 0x0a, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x25,
  0x26, 0x27, 0x28, 0x29, 0x2a, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48,
  0x49, 0x4a, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a,
  0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x92, 0x93,
  0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9, 0xaa, 0xb2, 0xb3,
  0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xd2, 0xd3,
  0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xf1,
  0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa,
]
const CHROMINANCE_AC = [
  0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77, 0x00, 0x01, 0x02, 0x03, 0x11, 0x04, 0x05, 0x21, 0x31,
  0x06, 0x12, 0x41, 0x51, 0x07, 0x61, 0x71, 0x13, 0x22, 0x32, 0x81, 0x08, 0x14, 0x42, 0x91, 0xa1, 0xb1, 0xc1,
  0x09, 0x23, 0x33, 0x52, 0xf0, 0x15, 0x62, 0x72, 0xd1, 0x0a, 0x16, 0x24, 0x34, 0xe1, 0x25, 0xf1, 0x17, 0x18,
  0x19, 0x1a, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x43, 0x44, 0x45, 0x46, 0x47,
  0x48, 0x49, 0x4a, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69,
  0x6a, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a,
  0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9, 0xaa,
  0xb2, 0xb3, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca,
  0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea,
  0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa,
]
// biome-ignore-end format: tables

const header = Uint8Array.from([
  ...[0xff, 0xd8],
  ...segment(0xe0, [...letters('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
  ...segment(0xdb, [0, ...quantization(LUMINANCE)]),
  ...segment(0xdb, [1, ...quantization(CHROMINANCE)]),
  // Eight bits, no sizes yet, three components; only the luminance at full resolution (4:2:0).
  ...segment(0xc0, [8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]),
  ...segment(0xc4, [0x00, ...LUMINANCE_DC]),
  ...segment(0xc4, [0x10, ...LUMINANCE_AC]),
  ...segment(0xc4, [0x01, ...CHROMINANCE_DC]),
  ...segment(0xc4, [0x11, ...CHROMINANCE_AC]),
  ...segment(0xda, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]),
])

/**
 * Makes a JPEG of the payload of photoStrippedSize: version, height, width and the compressed pixels of a picture whose
 * tables everybody knows (api/files, "Stripped thumbnails").
 *
 * @throws RangeError for a payload of another version, or without sides
 */
export function inflateStripped(payload: Uint8Array): Uint8Array {
  const [version, height = 0, width = 0] = payload
  if (version !== VERSION || height === 0 || width === 0) throw new RangeError('Not a stripped thumbnail')
  const pixels = payload.subarray(3)
  const jpeg = new Uint8Array(header.length + pixels.length + END_OF_IMAGE.length)
  jpeg.set(header)
  jpeg[HEIGHT_AT] = height
  jpeg[WIDTH_AT] = width
  jpeg.set(pixels, header.length)
  jpeg.set(END_OF_IMAGE, header.length + pixels.length)
  return jpeg
}

/**
 * The payload of photoStrippedSize of a JPEG, which must begin with exactly the header that `inflateStripped` puts in
 * front: baseline, quality 20, 4:2:0, the standard Huffman tables, at most 255 pixels a side, nothing embedded.
 *
 * @returns undefined for any other JPEG: nobody could inflate it again
 */
export function stripJpeg(jpeg: Uint8Array): Uint8Array | undefined {
  const end = jpeg.length - END_OF_IMAGE.length
  const height = jpeg[HEIGHT_AT] ?? 0
  const width = jpeg[WIDTH_AT] ?? 0
  if (end < header.length || height === 0 || width === 0) return undefined
  if (!END_OF_IMAGE.every((byte, index) => jpeg[end + index] === byte)) return undefined
  if (!header.every((byte, index) => index === HEIGHT_AT || index === WIDTH_AT || jpeg[index] === byte))
    return undefined
  const payload = new Uint8Array(3 + end - header.length)
  payload.set([VERSION, height, width])
  payload.set(jpeg.subarray(header.length, end), 3)
  return payload
}

/** A marker, the length of what follows with the two bytes of the length itself, and what follows. */
function segment(marker: number, content: readonly number[]): number[] {
  const length = content.length + 2
  return [0xff, marker, length >> 8, length & 0xff, ...content]
}

/** A table at `QUALITY`, in the order the coefficients travel in: libjpeg scales by 5000 / quality percent below 50. */
function quantization(table: readonly number[]): number[] {
  const percent = 5000 / QUALITY
  return zigzag().map((at) => Math.min(COEFFICIENT_MAX, Math.floor(((table[at] ?? 0) * percent + 50) / 100)))
}

/** Positions in a block of 8x8, diagonal by diagonal, every other one upwards. */
function zigzag(): number[] {
  return Array.from({ length: 15 }, (_, diagonal) => {
    const top = Math.max(0, diagonal - 7)
    const rows = Array.from({ length: Math.min(diagonal, 7) - top + 1 }, (_, index) => top + index)
    if (diagonal % 2 === 0) rows.reverse()
    return rows.map((row) => row * 8 + diagonal - row)
  }).flat()
}

function letters(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}
