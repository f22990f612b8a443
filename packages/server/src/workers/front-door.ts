import type { Socket } from 'node:net'
import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { GatewayLimits } from '../gateway/limits.ts'
import { Port } from '../gateway/port.ts'
import { refuse } from '../gateway/refuse.ts'
import { addressOf, SocketWire } from '../gateway/socket-wire.ts'
import type { Timers } from '../session/time.ts'
import { AddressCounts } from './address-counts.ts'
import { type Peeked, peek } from './peek.ts'

export interface FrontDoorOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** Connections in all, here and in the workers. */
  readonly most: number
  /** Of those, how many may not have shown yet what they are. */
  readonly mostOutside: number
  readonly onRefused?: (() => void) | undefined
  readonly limits: GatewayLimits
  readonly crypto: CryptoProvider
  readonly timers: Timers
  /** Called with each connection that is let in: its number is to be given back with `over`. */
  readonly lead: (socket: Socket, id: number, peeked: Peeked) => void
}

/** The port of a server that has workers: counts connections and looks at how they begin, and serves none. */
export class FrontDoor {
  readonly #options: FrontDoorOptions
  readonly #port: Port
  readonly #counts = new AddressCounts()
  /** Addresses of the connections that were let in, by number. */
  readonly #inside = new Map<number, string>()
  /** Connections that have not shown what they are. */
  readonly #outside = new Set<Socket>()
  #lastId = 0

  private constructor(options: FrontDoorOptions, port: Port) {
    this.#options = options
    this.#port = port
  }

  /** Lets nobody in before it is opened. */
  static async prepare(options: FrontDoorOptions): Promise<FrontDoor> {
    const { host, port, onRefused } = options
    const reserved = await Port.reserve({ host, port, onRefused, greet: (socket) => door.#greet(socket) })
    const door = new FrontDoor(options, reserved)
    return door
  }

  get port(): number {
    return this.#port.number
  }

  open(): Promise<void> {
    return this.#port.open()
  }

  /** A connection that was let in has ended. */
  over(id: number): void {
    const address = this.#inside.get(id)
    if (address === undefined) return
    this.#inside.delete(id)
    this.#counts.leave(address)
  }

  /** Accepts nothing any more. Those that were let in are not waited for. */
  close(): void {
    void this.#port.close()
    for (const socket of this.#outside) socket.destroy()
  }

  #greet(socket: Socket): void {
    // What goes wrong ends in 'close'.
    socket.on('error', () => {})
    const { limits, most, mostOutside, onRefused } = this.#options
    const address = addressOf(socket)
    const others = this.#counts.of(address)
    const isFull = this.#counts.total >= most || this.#outside.size >= mostOutside
    if (isFull) onRefused?.()
    if (isFull || others >= 2 * limits.connectionsPerAddress) {
      socket.destroy()
      return
    }
    this.#counts.enter(address)
    this.#outside.add(socket)
    const leave = () => {
      this.#outside.delete(socket)
      this.#counts.leave(address)
    }
    socket.once('close', leave)
    peek(socket, this.#options, (peeked) => {
      socket.off('close', leave)
      this.#outside.delete(socket)
      if (others >= limits.connectionsPerAddress) this.#refuse(socket, address, peeked.bytes)
      else this.#letIn(socket, address, peeked)
    })
  }

  #letIn(socket: Socket, address: string, peeked: Peeked): void {
    const id = ++this.#lastId
    this.#inside.set(id, address)
    this.#options.lead(socket, id, peeked)
  }

  #refuse(socket: Socket, address: string, bytes: Buffer): void {
    const { crypto, timers, limits } = this.#options
    const wire = new SocketWire(socket, bytes)
    refuse({ wire, crypto, timers, limits, onClosed: () => this.#counts.leave(address) })
  }
}
