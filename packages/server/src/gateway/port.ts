import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

export interface PortOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** Called with each connection, once the port is open. */
  readonly greet: (socket: Socket) => void
  /** Connections in all; those beyond are ended at once. */
  readonly most?: number | undefined
  /** Called for each connection that is refused because there are too many, or none could be accepted. */
  readonly onRefused?: (() => void) | undefined
}

/**
 * A port whose number is known before anybody is let in, so that all that tells of it can be written first.
 *
 * One that was named is not touched before it opens. One that is to be any free one has to be taken to have a number:
 * whoever comes by chance meanwhile is heard when it opens.
 */
export class Port {
  readonly #options: PortOptions
  readonly #server: Server
  #early: Socket[] | undefined = []

  private constructor(options: PortOptions) {
    this.#options = options
    this.#server = createServer({ noDelay: true, keepAlive: true }, (socket) => this.#arrived(socket))
    if (options.most !== undefined) this.#server.maxConnections = options.most
    this.#server.on('drop', () => options.onRefused?.())
  }

  static async reserve(options: PortOptions): Promise<Port> {
    const port = new Port(options)
    if (options.port === 0) await port.#listen()
    return port
  }

  get number(): number {
    return this.#options.port || (this.#server.address() as AddressInfo).port
  }

  async open(): Promise<void> {
    if (!this.#server.listening) await this.#listen()
    const early = this.#early ?? []
    this.#early = undefined
    for (const socket of early) if (!socket.destroyed) this.#options.greet(socket)
  }

  /** Accepts nothing any more. @returns when the last connection has ended */
  close(): Promise<void> {
    for (const socket of this.#early ?? []) socket.destroy()
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
    })
  }

  #arrived(socket: Socket): void {
    if (!this.#early) {
      this.#options.greet(socket)
      return
    }
    // What goes wrong ends in 'close'.
    socket.on('error', () => {})
    this.#early.push(socket)
  }

  #listen(): Promise<void> {
    const { host, port } = this.#options
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ host, port }, () => {
        this.#server.off('error', reject)
        // Where not one descriptor is left, not even to refuse: whoever waits is accepted when there are some again.
        this.#server.on('error', () => this.#options.onRefused?.())
        resolve()
      })
    })
  }
}
