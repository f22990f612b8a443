import { TransferError } from '../transfer/transfer-error.ts'

/** Where the bytes of a download go, in order. */
export interface Sink {
  /** Resolves when there is room for more. The bytes are the sink's: nobody else looks at them again. */
  write(bytes: Uint8Array): Promise<void>
  /** All bytes have been written: when this resolves, they are where they belong. */
  finish(): Promise<void>
  /** The download failed: what has been written must not look like the file. */
  discard(reason: unknown): Promise<void>
  /** What an earlier run has left of the same file; absent where nothing can be left. */
  readonly kept?: KeptBytes | undefined
}

/** Bytes from the beginning of a file on. Writing does not start before it was said from where. */
export interface KeptBytes {
  readonly length: number
  read(offset: number, length: number): Promise<Uint8Array>
  /** Writing goes on there: what follows is of no use. */
  goOnFrom(offset: number): Promise<void>
}

/** Closes the stream at the end and aborts it when the download fails. */
export function streamSink(stream: WritableStream<Uint8Array>): Sink {
  const writer = stream.getWriter()
  return {
    write: (bytes) => writer.write(bytes),
    finish: () => writer.close(),
    discard: (reason) => writer.abort(reason),
  }
}

/** A sink that is still being opened. What fails there fails the first of its methods that is called. */
export function openingSink(opening: Promise<Sink>): Sink {
  opening.catch(() => {})
  return {
    write: async (bytes) => (await opening).write(bytes),
    finish: async () => (await opening).finish(),
    discard: async (reason) => (await opening).discard(reason),
  }
}

/** Bytes beyond which memory is taken only as they come, whatever size a file is said to have. */
const trustedSize = 64 * 1024 * 1024

/**
 * Bytes in memory; `bytes()` gives them when the download has finished.
 *
 * @param size how many there are to be, as far as that is known: they are then copied once only
 * @param giveBack gets the memory of what was taken
 */
export function bytesSink(
  size = 0,
  giveBack: (bytes: Uint8Array) => void = () => {},
): Sink & { bytes(): Uint8Array } {
  let memory = new Uint8Array(Math.min(size, trustedSize))
  let length = 0
  return {
    write: async (bytes) => {
      const needed = length + bytes.length
      if (needed > memory.length) memory = enlarged(memory, Math.max(needed, 2 * memory.length))
      memory.set(bytes, length)
      length = needed
      giveBack(bytes)
    },
    finish: async () => {},
    discard: async () => {
      memory = new Uint8Array(0)
      length = 0
    },
    bytes: () => (length === memory.length ? memory : memory.slice(0, length)),
  }
}

function enlarged(memory: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length)
  larger.set(memory)
  return larger
}

/** What can be downloaded to on every platform; a platform adds its own (a path in Node). */
export type SinkInput = Sink | WritableStream<Uint8Array>

export function sinkOf(input: SinkInput): Sink {
  if ('getWriter' in input) return streamSink(input)
  if ('write' in input) return input
  throw new TransferError('a download goes to a path (in Node), a WritableStream or a Sink')
}
