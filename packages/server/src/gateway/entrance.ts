import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { Budget, type BudgetLimits } from '../budget/budget.ts'
import type { Timers } from '../session/time.ts'
import { createHttp, type TakesRequest } from './http.ts'
import { addressOf, SocketWire } from './socket-wire.ts'
import { WebSocketDoor } from './web-socket.ts'
import type { Wire } from './wire.ts'

/** "The first bytes `GET `" and the like decide that a connection is HTTP. */
const methods = ['GET ', 'POST', 'HEAD', 'OPTI'].map((method) => Buffer.from(method))
const LONGEST_METHOD = 4
/** Milliseconds in which the first bytes must come. */
export const FIRST_BYTES = 30_000
/** Connections that are not MTProto, or have not shown it yet: the one that is so longest makes room. */
export const OTHERS = { ofAll: 1000, perAddress: 250 }

export interface EntranceOptions {
  readonly timers: Timers
  /** Called with each MTProto connection. */
  readonly accept: (wire: Wire) => void
  /** Answers the HTTP requests that are its own; the others get a short page. */
  readonly http?: TakesRequest | undefined
  /** How many connections may be something else, if not the usual number. */
  readonly others?: Partial<BudgetLimits> | undefined
}

/** Tells by their first bytes what accepted sockets are: MTProto, a WebSocket that carries it, or a glimpse of HTTP. */
export class Entrance {
  readonly #options: EntranceOptions
  readonly #http: Server
  /** Connections that are not MTProto, or have not shown it yet, each with what ends its being one. */
  readonly #others = new Map<Socket, () => void>()
  readonly #budget: Budget

  constructor(options: EntranceOptions) {
    this.#options = options
    const door = new WebSocketDoor((wire, socket) => this.#accept(wire, socket), options.timers)
    this.#http = createHttp(door, options.timers, options.http)
    this.#budget = new Budget({ ...OTHERS, ...options.others })
  }

  /** Takes a socket nothing was read of. */
  admit(socket: Socket): void {
    this.#watch(socket)
    const cancel = this.#options.timers.after(FIRST_BYTES, () => socket.destroy())
    socket.once('close', cancel)
    readFirstBytes(socket, (bytes) => {
      cancel()
      this.#lead(socket, bytes, (first) => new SocketWire(socket, first))
    })
  }

  /**
   * Takes a socket of which some bytes were read.
   *
   * @param wireOf makes an MTProto connection of it
   */
  admitWith(socket: Socket, bytes: Buffer, wireOf: (bytes: Buffer) => Wire): void {
    this.#watch(socket)
    this.#lead(socket, bytes, wireOf)
  }

  /** Ends the connections that are not MTProto. */
  close(): void {
    for (const socket of this.#others.keys()) socket.destroy()
  }

  #watch(socket: Socket): void {
    // What goes wrong ends in 'close'.
    socket.on('error', () => {})
    const place = this.#budget.hold({ address: addressOf(socket) }, () => {
      place.release()
      socket.destroy()
    })
    place.set(1)
    this.#others.set(socket, () => place.release())
    socket.once('close', () => this.#leave(socket))
  }

  #leave(socket: Socket): void {
    this.#others.get(socket)?.()
    this.#others.delete(socket)
  }

  #lead(socket: Socket, bytes: Buffer, wireOf: (bytes: Buffer) => Wire): void {
    if (!startsAsHttp(bytes)) {
      this.#accept(wireOf(bytes), socket)
      return
    }
    socket.unshift(bytes)
    this.#http.emit('connection', socket)
    socket.resume()
  }

  #accept(wire: Wire, socket: Socket): void {
    this.#leave(socket)
    this.#options.accept(wire)
  }
}

/** Calls `done` once, with the socket paused, when enough bytes have come to tell HTTP from anything else. */
function readFirstBytes(socket: Socket, done: (bytes: Buffer) => void): void {
  let bytes: Buffer = Buffer.alloc(0)
  const onData = (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
    const isOpen =
      bytes.length < LONGEST_METHOD &&
      methods.some((method) => bytes.equals(method.subarray(0, bytes.length)))
    if (isOpen) return
    socket.pause()
    socket.off('data', onData)
    done(bytes)
  }
  socket.on('data', onData)
}

function startsAsHttp(bytes: Buffer): boolean {
  return methods.some((method) => bytes.subarray(0, LONGEST_METHOD).equals(method))
}

/** Whether a connection begins as one that carries MTProto in requests, or asks whether it may. */
export function startsRequest(bytes: Buffer): boolean {
  const start = bytes.subarray(0, LONGEST_METHOD).toString('latin1')
  return start === 'POST' || start === 'OPTI'
}
