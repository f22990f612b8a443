import type { SourceIdentity } from '../journal/journal.ts'
import { SourceError } from '../transfer/transfer-error.ts'
import type { PartMemory } from './part-memory.ts'

/** A source any part of which can be read at any time, and again: a path, a Blob, bytes in memory. */
export interface RandomAccessSource {
  readonly kind: 'random access'
  /** Absent where nothing says that a later source is the same. */
  readonly identity?: SourceIdentity | undefined
  readonly name?: string | undefined
  readonly mimeType?: string | undefined
  readonly size: number
  /**
   * Exactly `length` bytes from `offset`, in memory of its own or taken from `memory`; throws `SourceError` when they
   * are no longer there.
   */
  read(offset: number, length: number, memory: PartMemory): Promise<Uint8Array>
  /** Gives back what reading holds open; reading afterwards opens it again. */
  close(): Promise<void>
}

/** A source that passes by once, in chunks of any length. */
export interface StreamSource {
  readonly kind: 'stream'
  readonly name?: string | undefined
  readonly mimeType?: string | undefined
  /** Absent: known only at its end. */
  readonly size?: number | undefined
  readonly chunks: AsyncIterable<Uint8Array>
}

export type Source = RandomAccessSource | StreamSource

/** What can be uploaded on every platform; a platform adds its own (a path in Node). */
export type SourceInput =
  | Uint8Array
  | ArrayBuffer
  | Blob
  | AsyncIterable<Uint8Array>
  | ReadableStream<Uint8Array>

export function sourceOf(input: SourceInput, size?: number): Source {
  if (input instanceof Uint8Array) return bytesSource(input)
  if (input instanceof ArrayBuffer) return bytesSource(new Uint8Array(input))
  if (input instanceof Blob) return blobSource(input)
  const chunks = isIterable(input) ? input : chunksOf(input)
  return { kind: 'stream', size, chunks }
}

function bytesSource(bytes: Uint8Array): RandomAccessSource {
  return {
    kind: 'random access',
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  }
}

function blobSource(blob: Blob): RandomAccessSource {
  return {
    kind: 'random access',
    name: 'name' in blob && typeof blob.name === 'string' ? blob.name : undefined,
    mimeType: blob.type === '' ? undefined : blob.type,
    size: blob.size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
      if (bytes.length !== length) throw new SourceError('the file became shorter while it was being read')
      return bytes
    },
    close: async () => {},
  }
}

function isIterable(
  input: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
): input is AsyncIterable<Uint8Array> {
  return Symbol.asyncIterator in input && typeof input[Symbol.asyncIterator] === 'function'
}

/** Not every browser lets a ReadableStream be iterated. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  let ended = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) {
        ended = true
        return
      }
      yield value
    }
  } finally {
    if (!ended) await reader.cancel().catch(() => {})
    reader.releaseLock()
  }
}
