const MARKER = 0xff
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9

/**
 * Bytes up to the end of each scan of a progressive JPEG: growing, the last one its size (photoSizeProgressive).
 *
 * Walks from segment to segment by their lengths, and through the compressed data of each scan to the marker that ends
 * it: neither a stuffed zero nor a restart marker does.
 */
export function scansOf(jpeg: Uint8Array): number[] {
  const ends: number[] = []
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === MARKER && jpeg[at + 1] !== END_OF_IMAGE) {
    const isScan = jpeg[at + 1] === START_OF_SCAN
    at += 2 + ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0)
    if (!isScan) continue
    at = endOfCompressedData(jpeg, at)
    ends.push(at)
  }
  // The picture's end belongs to its last scan.
  return [...ends.slice(0, -1), jpeg.length]
}

function endOfCompressedData(jpeg: Uint8Array, start: number): number {
  for (let at = jpeg.indexOf(MARKER, start); at !== -1; at = jpeg.indexOf(MARKER, at + 2)) {
    const code = jpeg[at + 1] ?? 0
    const isRestart = code >= 0xd0 && code <= 0xd7
    if (code !== 0 && !isRestart) return at
  }
  return jpeg.length
}
