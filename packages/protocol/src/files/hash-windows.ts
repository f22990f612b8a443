/**
 * Each FileHash of upload.getFileHashes covers so many bytes, the last of a file what is left: the window that clients
 * of CDN DCs check by. Bytes.
 */
export const HASH_WINDOW = 131_072

/**
 * upload.getFileHashes tells of hashes up to the end of a block of so many bytes: 3 KB of them, rather than a request for
 * each piece of the file. Clients find each by its offset; all of an answer to the piece they have just received they
 * apply only where it comes from upload.getCdnFileHashes. Bytes.
 */
export const HASH_BLOCK = 8 * 1_048_576

/** A piece of a file that has a hash of its own: `offset` and `limit` of a FileHash. */
export interface HashWindow {
  readonly offset: number
  readonly limit: number
}

/**
 * The windows that upload.getFileHashes tells of: from the one that holds `offset` to the end of its block or of the
 * file; none from the end of the file on.
 *
 * @param size of the file, in bytes
 */
export function windowsToTell(offset: bigint | number, size: number): HashWindow[] {
  if (offset < 0 || offset >= size) return []
  const first = Math.floor(Number(offset) / HASH_WINDOW) * HASH_WINDOW
  const end = Math.min(size, (Math.floor(first / HASH_BLOCK) + 1) * HASH_BLOCK)
  return windowsBetween(first, end)
}

/** The windows of the bytes from `start`, where a window begins, to `end`. */
export function windowsBetween(start: number, end: number): HashWindow[] {
  return Array.from({ length: windowCount(end - start) }, (_, index) => {
    const offset = start + index * HASH_WINDOW
    return { offset, limit: Math.min(HASH_WINDOW, end - offset) }
  })
}

/** How many windows so many bytes have. */
export function windowCount(size: number): number {
  return Math.ceil(size / HASH_WINDOW)
}
