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

/** Bytes in memory; `bytes()` gives them when the download has finished. */
export function bytesSink(): Sink & { bytes(): Uint8Array } {
  const pieces: Uint8Array[] = []
  return {
    write: async (bytes) => {
      pieces.push(bytes)
    },
    finish: async () => {},
    discard: async () => {
      pieces.length = 0
    },
    bytes: () => joined(pieces),
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}

/** What can be downloaded to on every platform; a platform adds its own (a path in Node). */
export type SinkInput = Sink | WritableStream<Uint8Array>

export function sinkOf(input: SinkInput): Sink {
  if ('getWriter' in input) return streamSink(input)
  if ('write' in input) return input
  throw new TransferError('a download goes to a path (in Node), a WritableStream or a Sink')
}
