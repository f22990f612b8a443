/** Somewhere nobody should learn of; findable in any file that still holds it. */
export const SECRET = 'Villa-Geheim-17'

/** EXIF as cameras write it: orientation, a name, and where the picture was taken. Little-endian TIFF. */
export function exif(orientation: number): Buffer {
  const text = Buffer.from(`${SECRET}\0`, 'latin1')
  const directory = 8 + 2 + 3 * 12 + 4
  const gps = directory + text.length + (text.length & 1)
  const coordinates = gps + 2 + 4 * 12 + 4
  const bytes = Buffer.alloc(coordinates + 48)
  bytes.write('II*\0', 'latin1')
  bytes.writeUInt32LE(8, 4)
  entries(bytes, 8, [
    [0x0112, 3, 1, orientation],
    [0x013b, 2, text.length, directory],
    [0x8825, 4, 1, gps],
  ])
  bytes.set(text, directory)
  entries(bytes, gps, [
    [1, 2, 2, 0x4e],
    [2, 5, 3, coordinates],
    [3, 2, 2, 0x45],
    [4, 5, 3, coordinates + 24],
  ])
  for (const [index, number] of [48, 1, 8, 1, 33, 1, 11, 1, 34, 1, 5, 1].entries()) {
    bytes.writeUInt32LE(number, coordinates + index * 4)
  }
  return bytes
}

/** Tag, type, count, value or where it is. */
function entries(
  bytes: Buffer,
  at: number,
  list: readonly (readonly [number, number, number, number])[],
): void {
  bytes.writeUInt16LE(list.length, at)
  for (const [index, [tag, type, count, value]] of list.entries()) {
    const start = at + 2 + index * 12
    bytes.writeUInt16LE(tag, start)
    bytes.writeUInt16LE(type, start + 2)
    bytes.writeUInt32LE(count, start + 4)
    bytes.writeUInt32LE(value, start + 8)
  }
}

export function xmp(): Buffer {
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>${SECRET}</place></x:xmpmeta>`
  return Buffer.from(`http://ns.adobe.com/xap/1.0/\0${packet}`, 'latin1')
}

export function jpegSegment(marker: number, content: Uint8Array): Buffer {
  const length = content.length + 2
  return Buffer.concat([Buffer.of(0xff, marker, length >> 8, length & 0xff), content])
}

/** The JPEG with these segments at its beginning. */
export function withSegments(jpeg: Uint8Array, ...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}

export function withExif(jpeg: Uint8Array, orientation: number): Buffer {
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation)])
  return withSegments(jpeg, jpegSegment(0xe1, content))
}
