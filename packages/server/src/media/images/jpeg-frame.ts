/** The frame header comes after the metadata, which is no longer than this in any file people have. Bytes. */
export const JPEG_HEAD_MAX = 1 << 20

const MARKER = 0xff
const START_OF_SCAN = 0xda
/** Frame headers of Huffman-coded pictures with the least bits that a block of 8x8 takes there. */
const LEAST_BITS = new Map([
  // A code for its mean and one that ends it.
  [0xc0, 2],
  [0xc1, 2],
  // A code for its mean; long runs of blocks have no more.
  [0xc2, 1],
])

/**
 * Bytes that the pixels of a JPEG take at least, by its frame header: a file with fewer promises pixels it does not
 * have, which decoders fill with grey.
 *
 * @param head of the file
 * @returns 0 for a header that is not found or says nothing of it
 */
export function leastBytesOf(head: Uint8Array): number {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let at = 2
  while (at + 10 <= head.length && head[at] === MARKER && head[at + 1] !== START_OF_SCAN) {
    const leastBits = LEAST_BITS.get(head[at + 1] ?? 0)
    if (leastBits !== undefined) return (blocksOf(head.subarray(at + 4)) * leastBits) / 8
    // Fill bytes before a marker are allowed.
    at += head[at + 1] === MARKER ? 1 : 2 + view.getUint16(at + 2)
  }
  return 0
}

/** Precision, height, width, number of components, then for each its number, its sampling factors and its table. */
function blocksOf(frame: Uint8Array): number {
  const [, top = 0, bottom = 0, left = 0, right = 0, count = 0] = frame
  const [height, width] = [top * 256 + bottom, left * 256 + right]
  const factors = Array.from({ length: count }, (_, index) => frame[7 + index * 3] ?? 0)
  const across = Math.max(...factors.map((factor) => factor >> 4))
  const down = Math.max(...factors.map((factor) => factor & 15))
  if (!across || !down) return 0
  return factors.reduce((blocks, factor) => {
    const columns = Math.ceil((width * (factor >> 4)) / across / 8)
    const rows = Math.ceil((height * (factor & 15)) / down / 8)
    return blocks + columns * rows
  }, 0)
}
