import net from 'node:net'
import type { ByteStream, ByteStreamEvents, DcAddress } from '../../connection/byte-stream.ts'
import { ConnectionError } from '../../connection/connection-error.ts'

/**
 * What arrives at once is read into this: fewer, larger chunks cost the receiver least. All connections share it, since
 * what it holds is copied before the next is read.
 */
const readBuffer = new Uint8Array(512 * 1024)

/** Dials TCP. */
export function dialTcp(
  { host, port }: DcAddress,
  events: ByteStreamEvents,
  signal: AbortSignal,
): Promise<ByteStream> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason)
      return
    }
    let failure: Error | undefined
    let ended = false
    const socket = net.connect({
      host,
      port,
      noDelay: true,
      keepAlive: true,
      onread: {
        buffer: readBuffer,
        callback: (length, buffer) => {
          if (!ended) events.onBytes(buffer.subarray(0, length))
          return true
        },
      },
    })
    const abort = () => {
      ended = true
      socket.destroy()
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    socket.on('error', (error) => {
      failure = new ConnectionError(`${host}:${port} ${reasonOf(error)}`, { cause: error })
    })
    socket.on('end', () => socket.destroy())
    socket.on('close', () => {
      signal.removeEventListener('abort', abort)
      if (ended) return
      ended = true
      // Whoever dials hears of a failure by the first, whoever talks by the second.
      reject(failure ?? new ConnectionError(`${host}:${port} closed the connection`))
      events.onClose(failure)
    })
    socket.on('connect', () => {
      signal.removeEventListener('abort', abort)
      resolve({
        write: (chunks, written) => {
          // Corked, so that a header and its payload leave in one packet.
          socket.cork()
          for (const [index, chunk] of chunks.entries())
            socket.write(chunk, index === chunks.length - 1 ? written : undefined)
          socket.uncork()
        },
        unsent: () => socket.writableLength,
        close: () => {
          ended = true
          socket.destroy()
        },
      })
    })
  })
}

const reasons = new Map([
  ['ECONNREFUSED', 'refuses connections: nobody listens there'],
  ['ECONNRESET', 'broke the connection'],
  ['EPIPE', 'broke the connection'],
  ['ENOTFOUND', 'cannot be found: the name has no address'],
  ['EAI_AGAIN', 'cannot be found: nobody answers for the name'],
  ['EHOSTUNREACH', 'cannot be reached'],
  ['ENETUNREACH', 'cannot be reached'],
  ['ETIMEDOUT', 'does not answer'],
])

function reasonOf(error: NodeJS.ErrnoException): string {
  return reasons.get(error.code ?? '') ?? `failed: ${error.message}`
}
