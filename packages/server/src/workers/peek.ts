import type { Socket } from 'node:net'
import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { FIRST_BYTES } from '../gateway/entrance.ts'
import type { Timers } from '../session/time.ts'
import { firstKeyId } from './first-key-id.ts'

/** What Node keeps in a socket and does not document. */
interface Inside {
  _handle?: { readStop?: () => void; reading?: boolean } | null
}

export interface PeekOptions {
  readonly crypto: CryptoProvider
  readonly timers: Timers
}

/** What was read of a connection, and the auth_key_id it begins with, where it shows one. */
export interface Peeked {
  readonly bytes: Buffer
  readonly keyId: bigint | 'none'
}

/**
 * Reads as much of a new connection as tells the key it begins with. Then nothing more is read: the socket can be handed
 * to another process together with these bytes. One that says nothing at all is destroyed after a while; one that says
 * too little is handed on as it is, whoever serves it has limits of its own.
 *
 * @param done called once, unless the connection ends before
 */
export function peek(socket: Socket, { crypto, timers }: PeekOptions, done: (peeked: Peeked) => void): void {
  let bytes: Buffer = Buffer.alloc(0)
  const end = (keyId: Peeked['keyId']) => {
    cancel()
    socket.off('data', onData)
    socket.off('close', cancel)
    done({ bytes: Buffer.concat([bytes, stopReading(socket)]), keyId })
  }
  const onData = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    const keyId = firstKeyId(crypto, bytes)
    if (keyId !== undefined) end(keyId)
  }
  const cancel = timers.after(FIRST_BYTES, () => {
    if (bytes.length === 0) socket.destroy()
    else end('none')
  })
  socket.once('close', cancel)
  socket.on('data', onData)
}

/** Stops at this byte: what came beyond it stays with the system, for whoever reads next. @returns what was read ahead */
function stopReading(socket: Socket): Buffer {
  socket.pause()
  const ahead = (socket.read() as Buffer | null) ?? Buffer.alloc(0)
  const handle = (socket as Socket & Inside)._handle
  handle?.readStop?.()
  if (handle) handle.reading = false
  return ahead
}
