import { connect, Socket, type SocketConstructorOpts } from 'node:net'
import type { ReadBuffers } from './read-buffers.ts'

export interface Target {
  readonly host: string
  readonly port: number
}

export interface Reading {
  readonly buffers: ReadBuffers
  /** Gets what arrives; to be given back to `buffers` when it has gone on. */
  readonly onChunk: (chunk: Uint8Array) => void
}

/** Bytes a socket may hold beyond what the system takes: fewer turns at full speed. */
const ROOM = 1024 * 1024
const manners = { noDelay: true, allowHalfOpen: true, highWaterMark: ROOM } as const

/** What a server that hands its sockets to `adopt` is created with. */
export const accepting = { ...manners, pauseOnConnect: true } as const

export function dial(target: Target, reading: Reading): Socket {
  return connect({ ...target, ...manners, onread: onreadOf(reading) })
}

/**
 * The same connection as a socket that reads as `reading` says. Only sockets that dial can be told how to read; what an
 * accepted one stands on goes by no documented name, and where it has another one the socket stays as it is.
 */
export function adopt(accepted: Socket, reading: Reading): Socket {
  const open = accepted as unknown as { _handle?: object | null }
  if (typeof open._handle !== 'object' || open._handle === null) {
    accepted.on('data', (chunk: Buffer) => reading.onChunk(chunk))
    return accepted
  }
  const options = {
    ...manners,
    handle: open._handle,
    onread: onreadOf(reading),
    readable: true,
    writable: true,
  }
  const socket = new Socket(options as SocketConstructorOpts)
  open._handle = null
  // The server counts the socket it has made, and closes only without any.
  socket.once('close', () => accepted.destroy())
  socket.resume()
  return socket
}

function onreadOf({ buffers, onChunk }: Reading) {
  const { current, lend } = buffers.forSocket()
  return {
    buffer: current,
    callback: (length: number) => {
      onChunk(lend(length))
      return true
    },
  }
}
