import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { ClientTransport } from '@longshore/protocol/mtproto/transport/client-transport'
import type { Frame, TransportKind } from '@longshore/protocol/mtproto/transport/frame'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { ServerAddress } from '../server.ts'

/** Milliseconds after which a server that does not answer is a server that hangs. */
const PATIENCE = 30_000

/** A server, and where we come to it from, if that is not for the system to choose. */
export type Target = ServerAddress & { readonly from?: string | undefined }

export interface Way {
  readonly kind: TransportKind
  readonly obfuscated: boolean
}

/** A client's end of a TCP connection that sends whatever it is given. */
export class TcpClient {
  /** Called with each frame that comes. */
  onFrame: (frame: Frame) => void = () => {}
  readonly #socket: Socket
  readonly #transport: ClientTransport
  readonly #closed: Promise<void>
  #isClosed = false

  static async open(
    server: Target,
    way: Way = { kind: 'intermediate', obfuscated: false },
  ): Promise<TcpClient> {
    const socket = connect({ port: server.port, host: server.host, localAddress: server.from })
    socket.setNoDelay()
    await once(socket, 'connect')
    return new TcpClient(socket, server.dcId, way)
  }

  private constructor(socket: Socket, dcId: number, way: Way) {
    this.#socket = socket
    this.#transport = new ClientTransport({ ...way, dcId, crypto: nodeCrypto, maxFrame: 16 * 1024 * 1024 })
    this.#closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.#isClosed = true
        resolve()
      })
    })
    // What a server that has heard enough does to us is told by 'close'.
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      for (const frame of this.#transport.push(Uint8Array.from(chunk))) this.onFrame(frame)
    })
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Reads nothing any more: what the server says piles up. */
  stopReading(): void {
    this.#socket.pause()
  }

  /** What goes out before the first frame. */
  start(): Uint8Array {
    return this.#transport.start()
  }

  frame(payload: Uint8Array, quickAck = false): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#transport.frame(payload, quickAck)))
  }

  write(bytes: Uint8Array): void {
    if (!this.#isClosed) this.#socket.write(bytes)
  }

  /** Says no more, and waits until the server has closed its end. */
  async finish(): Promise<void> {
    this.#socket.end()
    await inTime(this.#closed, 'the server did not close a connection that had ended')
  }

  /** Is gone from one moment to the next. */
  reset(): void {
    this.#socket.resetAndDestroy()
  }

  /** What comes first: the promise, or the end of the connection (then undefined). */
  async orClosed<T>(waiting: Promise<T>, what: string): Promise<T | undefined> {
    return inTime(Promise.race([waiting, this.#closed.then(() => undefined)]), what)
  }
}

async function inTime<T>(waiting: Promise<T>, what: string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`${what}, in ${PATIENCE} ms`)), PATIENCE)
  try {
    return await Promise.race([waiting, promise])
  } finally {
    clearTimeout(timer)
  }
}
