import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** How a connection ended for one of its sides. */
export type End = 'fin' | 'rst'

/** One side of a connection, which notes everything that comes. */
export class Peer {
  readonly socket: Socket
  readonly chunks: Uint8Array[] = []
  /** The other side sends no more. */
  readonly ended: Promise<End>
  readonly #waiting = new Set<() => void>()

  constructor(socket: Socket) {
    this.socket = socket
    this.ended = new Promise((resolve) => {
      socket.on('end', () => resolve('fin'))
      socket.on('error', () => resolve('rst'))
    })
    socket.on('data', (chunk: Buffer) => {
      this.chunks.push(Uint8Array.from(chunk))
      for (const look of this.#waiting) look()
    })
  }

  get received(): Uint8Array {
    return Uint8Array.from(Buffer.concat(this.chunks))
  }

  /** @returns what has come when it is so many bytes */
  async until(length: number): Promise<Uint8Array> {
    await new Promise<void>((resolve) => {
      const look = () => {
        if (this.chunks.reduce((sum, chunk) => sum + chunk.length, 0) < length) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
      look()
    })
    return this.received
  }

  send(bytes: Uint8Array): void {
    this.socket.write(bytes)
  }
}

/** A server whose connections are taken one by one, in the order they came. */
export class Harbour {
  readonly port: number
  readonly #server: ReturnType<typeof createServer>
  readonly #arrived: Peer[] = []
  readonly #all: Peer[] = []
  #onArrival: () => void = () => {}

  static async open(): Promise<Harbour> {
    const server = createServer({ allowHalfOpen: true, noDelay: true })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Harbour(server)
  }

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server
    this.port = (server.address() as AddressInfo).port
    server.on('connection', (socket: Socket) => {
      const peer = new Peer(socket)
      this.#all.push(peer)
      this.#arrived.push(peer)
      this.#onArrival()
    })
  }

  /** Connections so far. */
  get count(): number {
    return this.#all.length
  }

  async next(): Promise<Peer> {
    for (;;) {
      const peer = this.#arrived.shift()
      if (peer) return peer
      await new Promise<void>((resolve) => {
        this.#onArrival = resolve
      })
    }
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    for (const { socket } of this.#all) socket.destroy()
    await closed
  }
}

export async function dialPeer(port: number): Promise<Peer> {
  const peer = new Peer(connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true }))
  await Promise.race([once(peer.socket, 'connect'), peer.ended])
  return peer
}
