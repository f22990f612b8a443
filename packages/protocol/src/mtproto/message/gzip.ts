import { concatBytes } from '../../crypto/bytes.ts'

/** Packed data that is no gzip, or is more than was allowed when unpacked. */
export class GzipError extends Error {
  override readonly name = 'GzipError'
}

/** Packs for `gzip_packed`. */
export function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  return collect(streamOf(bytes).pipeThrough(new CompressionStream('gzip')), Number.POSITIVE_INFINITY)
}

/** "Packed data is gzip"; mtcute packs its requests as zlib all the same, and no zlib stream begins like gzip does. */
function formatOf(bytes: Uint8Array): 'gzip' | 'deflate' {
  return bytes[0] === 0x1f ? 'gzip' : 'deflate'
}

/**
 * Unpacks the data of `gzip_packed`.
 *
 * @param limit most bytes that may come out: nothing beyond is kept, however small the input is
 * @throws GzipError
 */
export async function gunzip(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  try {
    return await collect(streamOf(bytes).pipeThrough(new DecompressionStream(formatOf(bytes))), limit)
  } catch (error) {
    if (error instanceof GzipError) throw error
    throw new GzipError('gzip_packed holds no gzip', { cause: error })
  }
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      // The types of streams rule out shared memory, which nothing here ever uses.
      controller.enqueue(bytes as Uint8Array<ArrayBuffer>)
      controller.close()
    },
  })
}

async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  // Not every browser can iterate over a stream.
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return concatBytes(...parts)
    parts.push(value)
    length += value.length
    if (length > limit) {
      await reader.cancel()
      throw new GzipError(`gzip_packed unpacks to more than ${limit} bytes`)
    }
  }
}
