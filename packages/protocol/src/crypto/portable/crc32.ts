const POLYNOMIAL = 0xedb88320

/** Four tables of 256 words one after the other: the n-th looks n bytes ahead. */
const table = new Int32Array(1024)
fillTable()

/** See `CryptoProvider.crc32`. Takes four bytes at a time. */
export function crc32(bytes: Uint8Array, start = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const t = table
  let crc = ~start
  let i = 0
  // biome-ignore-start lint/style/noNonNullAssertion: indices are masked to the size of the table or bounded
  for (; i + 4 <= bytes.length; i += 4) {
    crc ^= view.getInt32(i, true)
    crc =
      t[(crc & 255) | 768]! ^ t[((crc >>> 8) & 255) | 512]! ^ t[((crc >>> 16) & 255) | 256]! ^ t[crc >>> 24]!
  }
  for (; i < bytes.length; i++) crc = t[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8)
  // biome-ignore-end lint/style/noNonNullAssertion: end of the bounded indices
  return ~crc >>> 0
}

function fillTable(): void {
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0)
    table[byte] = crc
  }
  for (let i = 256; i < 1024; i++) {
    const nearer = table[i - 256] ?? 0
    table[i] = (nearer >>> 8) ^ (table[nearer & 255] ?? 0)
  }
}
