import { constants, open } from 'node:fs/promises'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import type { Sink } from '../../download/sink.ts'
import { fileError } from './file-error.ts'

/** A pipe with a name, or a device: what is written to it is gone, and it stays what it is. A pipe waits for its reader. */
export async function pipeSink(path: string): Promise<Sink> {
  const pipe = await open(path, constants.O_WRONLY).catch((error: unknown) => {
    throw fileError(path, error)
  })
  return {
    write: async (bytes) => {
      try {
        for (let written = 0; written < bytes.length; )
          written += (await pipe.write(bytes, written, bytes.length - written)).bytesWritten
      } catch (error) {
        throw fileError(path, error)
      }
      frameMemory.giveBack(bytes)
    },
    finish: () => pipe.close(),
    discard: () => pipe.close(),
  }
}
