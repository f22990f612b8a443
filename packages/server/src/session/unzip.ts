import { promisify } from 'node:util'
import { gunzip, inflate } from 'node:zlib'

const unzipped = { gzip: promisify(gunzip), deflate: promisify(inflate) }

const KiB = 1024

/**
 * Unpacks the data of gzip_packed in another thread, into one piece where it says how long it will be: in many pieces, or as
 * a stream, it leaves so much behind for the garbage collector that a few clients can fill the memory with it.
 *
 * @param limit most bytes that may come out
 * @throws {Error} there are more, or these are none that can be unpacked
 */
export function unzip(packed: Uint8Array, limit: number): Promise<Uint8Array> {
  // mtcute packs its requests as zlib, and no zlib stream begins like gzip does.
  const format = packed[0] === 0x1f ? 'gzip' : 'deflate'
  const said = format === 'gzip' ? lengthSaid(packed) : undefined
  const chunkSize = said !== undefined && said <= limit ? Math.max(64, said + 1) : 64 * KiB
  return unzipped[format](packed, { maxOutputLength: limit, chunkSize })
}

/** "ISIZE: the size of the original input data modulo 2^32" (RFC 1952), the last four bytes. Whoever packed it may lie. */
function lengthSaid(packed: Uint8Array): number | undefined {
  if (packed.length < 18) return undefined
  return new DataView(packed.buffer, packed.byteOffset + packed.length - 4, 4).getUint32(0, true)
}
