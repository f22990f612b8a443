/**
 * The same animation with its first frame only. Readers of animations look at every frame before they show one, and a
 * small file may have a million of them.
 *
 * @throws RangeError for a file that ends before its first frame does
 */
export function firstFrame(type: 'gif' | 'webp', bytes: Uint8Array): Uint8Array {
  return type === 'gif' ? firstFrameOfGif(bytes) : firstFrameOfWebp(bytes)
}

const GIF_IMAGE = 0x2c
const GIF_EXTENSION = 0x21
const GIF_TRAILER = 0x3b

/** GIF89a: header, screen descriptor and colours, then blocks; an image is its descriptor, its colours and its data. */
function firstFrameOfGif(bytes: Uint8Array): Uint8Array {
  let at = 13 + colourTable(byteAt(bytes, 10))
  while (byteAt(bytes, at) === GIF_EXTENSION) at = endOfSubBlocks(bytes, at + 2)
  if (byteAt(bytes, at) !== GIF_IMAGE) throw new RangeError('A GIF without a frame')
  const data = at + 10 + colourTable(byteAt(bytes, at + 9))
  const end = endOfSubBlocks(bytes, data + 1)
  const frame = new Uint8Array(end + 1)
  frame.set(bytes.subarray(0, end))
  frame[end] = GIF_TRAILER
  return frame
}

/** Bytes of the table that these flags announce: bit 7 whether there is one, bits 0-2 the power of two of its colours. */
function colourTable(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0
}

/** Each begins with its length; one without any ends them. */
function endOfSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start
  for (let length = byteAt(bytes, at); length > 0; length = byteAt(bytes, at)) at += 1 + length
  return at + 1
}

/** RIFF: chunks of four letters, a length and content, padded to even; each ANMF of an animation is one frame. */
function firstFrameOfWebp(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = []
  let frames = 0
  for (let at = 12; at + 8 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at + 4, true)
    const next = end + (end & 1)
    const isFrame = view.getUint32(at) === WEBP_FRAME
    if (!isFrame || frames++ === 0) kept.push(bytes.subarray(at, next))
    at = next
  }
  return frames > 1 ? riffOf(kept) : bytes
}

/** `ANMF` */
const WEBP_FRAME = 0x414e4d46

function riffOf(chunks: readonly Uint8Array[]): Uint8Array {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 4)
  const header = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  header.writeUInt32LE(length, 4)
  return Buffer.concat([header, ...chunks])
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new RangeError('A picture that ends too early')
  return byte
}
