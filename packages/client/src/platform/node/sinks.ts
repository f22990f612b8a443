import type { Writable } from 'node:stream'
import { type Sink, type SinkInput, sinkOf } from '../../io/sink.ts'
import type { SinkOptions } from '../platform.ts'
import { fileError } from './file-error.ts'
import { fileSink } from './file-sink.ts'

/** A path, a Node stream, or what every platform takes. */
export type NodeSinkInput = string | Writable | SinkInput

export async function nodeSink(input: NodeSinkInput, options?: SinkOptions): Promise<Sink> {
  if (typeof input === 'string') return await fileSink(input, options)
  if ('pipe' in input) return writableSink(input)
  return sinkOf(input)
}

/** A Node stream is ended with the file, but for the program's own output, which is not ours to end. */
function writableSink(stream: Writable): Sink {
  const ours = stream !== process.stdout && stream !== process.stderr
  return {
    write: (bytes) =>
      new Promise((resolve, reject) =>
        stream.write(bytes, (error) => (error ? reject(streamError(stream, error)) : resolve())),
      ),
    finish: () =>
      new Promise((resolve, reject) => {
        if (!ours) return resolve()
        stream.once('error', reject)
        stream.end(() => resolve())
      }),
    discard: async (reason) => {
      if (ours) stream.destroy(reason instanceof Error ? reason : undefined)
    },
  }
}

function streamError(stream: Writable, error: Error): unknown {
  return stream === process.stdout ? fileError('standard output', error) : error
}
