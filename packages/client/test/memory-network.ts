import type { Frame } from '@longshore/protocol/mtproto/transport/frame'
import { ServerTransport } from '@longshore/protocol/mtproto/transport/server-transport'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { ByteStreamEvents, DcAddress, Dial } from '../src/connection/byte-stream.ts'
import { ConnectionError } from '../src/connection/connection-error.ts'

/** The server's end of one connection in memory. */
export class ServerEnd {
  readonly address: DcAddress
  /** What the client has sent, taken apart by the transport. */
  readonly frames: Frame[] = []
  /** What the client's end says is still unsent. */
  unsent = 0
  /** Whether the client has ended it. */
  closed = false
  readonly #events: ByteStreamEvents
  readonly #transport = new ServerTransport({ crypto: nodeCrypto, maxFrame: 2 ** 21 })

  constructor(address: DcAddress, events: ByteStreamEvents) {
    this.address = address
    this.#events = events
  }

  take(chunk: Uint8Array): void {
    this.frames.push(...this.#transport.push(chunk.slice()))
  }

  send(payload: Uint8Array): void {
    for (const chunk of this.#transport.frame(payload)) this.#events.onBytes(chunk.slice())
  }

  /** A transport error, and the end. */
  refuse(code: number): void {
    const payload = new Uint8Array(4)
    new DataView(payload.buffer).setInt32(0, code, true)
    this.send(payload)
    this.hangUp()
  }

  hangUp(error?: Error): void {
    if (!this.closed) this.#events.onClose(error)
    this.closed = true
  }
}

/** Connections that never leave memory. */
export class MemoryNetwork {
  readonly ends: ServerEnd[] = []
  /** How dialling fares: connected at once, refused, or never answered. */
  mode: 'open' | 'refused' | 'hanging' = 'open'
  /** How often somebody dialled. */
  dialled = 0

  readonly dial: Dial = async (address, events, signal) => {
    this.dialled++
    if (this.mode === 'refused') throw new ConnectionError('refused')
    if (this.mode === 'hanging')
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const end = new ServerEnd(address, events)
    this.ends.push(end)
    return {
      write: (chunks) => {
        for (const chunk of chunks) end.take(chunk)
      },
      unsent: () => end.unsent,
      close: () => {
        end.closed = true
      },
    }
  }

  /** The latest connection. */
  get end(): ServerEnd {
    const end = this.ends.at(-1)
    if (end === undefined) throw new Error('nobody has connected')
    return end
  }
}
