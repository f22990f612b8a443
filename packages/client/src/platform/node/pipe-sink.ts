import { constants, open as openDescriptor } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import { openingSink, type Sink } from '../../io/sink.ts'
import { fileError } from './file-error.ts'

/** A pipe with a name, or a device: what is written to it is gone, and it stays what it is. */
export async function streamSink(path: string): Promise<Sink> {
  const found = await stat(path).catch((error: unknown) => {
    throw fileError(path, error)
  })
  return found.isFIFO() ? pipeSink(path) : openingSink(deviceSink(path))
}

async function deviceSink(path: string): Promise<Sink> {
  const device = await open(path, constants.O_WRONLY).catch((error: unknown) => {
    throw fileError(path, error)
  })
  return {
    write: async (bytes) => {
      try {
        for (let written = 0; written < bytes.length; )
          written += (await device.write(bytes, written, bytes.length - written)).bytesWritten
      } catch (error) {
        throw fileError(path, error)
      }
      frameMemory.giveBack(bytes)
    },
    finish: () => device.close(),
    discard: () => device.close(),
  }
}

/**
 * A pipe waits for its reader, both to be opened and to be written to. Nothing of the system waits with it: whoever gives
 * up is not kept by a thread that hangs in a call.
 */
function pipeSink(path: string): Sink {
  const over = new AbortController()
  const opening = opened(path, over.signal)
  opening.catch(() => {})
  return {
    write: async (bytes) => {
      await written(await opening, bytes).catch((error: unknown) => {
        throw fileError(path, error)
      })
      frameMemory.giveBack(bytes)
    },
    finish: async () => void (await opening).destroy(),
    discard: async () => {
      over.abort()
      const pipe = await opening.catch(() => undefined)
      pipe?.destroy()
    },
  }
}

/** Milliseconds between two looks whether somebody reads. */
const LOOK = 100

async function opened(path: string, signal: AbortSignal): Promise<Socket> {
  for (;;) {
    const descriptor = await withReader(path)
    if (descriptor !== undefined) {
      const pipe = new Socket({ fd: descriptor, readable: false, writable: true })
      // Each write tells its own.
      pipe.on('error', () => {})
      return pipe
    }
    await pause(LOOK, undefined, { signal })
  }
}

/** Undefined while nobody reads. */
async function withReader(path: string): Promise<number | undefined> {
  try {
    return await promisify(openDescriptor)(path, constants.O_WRONLY | constants.O_NONBLOCK)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENXIO') return undefined
    throw fileError(path, error)
  }
}

async function written(pipe: Socket, bytes: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    pipe.write(bytes, (error) => (error ? reject(error) : resolve())),
  )
}
