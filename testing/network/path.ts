import type { Cancel, Clock, Timers } from '@longshore/server/session/time'
import type { Below } from './draw.ts'
import type { Faults } from './faults.ts'
import { Line } from './line.ts'

/** Milliseconds of bytes that wait before a slow line, as in a router; then the sender has to wait. */
const QUEUE = 100
/** A slow line carries pieces of about so many milliseconds. */
const PIECE = 10
const SHORTEST_PIECE = 1024
const SECOND = 1000

export type Conditions = Pick<Faults, 'delay' | 'jitter' | 'bandwidth' | 'totalBandwidth' | 'pieces'>

export interface PathOptions {
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Below
  /** Shared with all other paths of the same direction. */
  readonly total: Line
  /** The far end; answers whether it takes more at once. When it does again, `drained` is to be called. */
  readonly write: (chunk: Uint8Array) => boolean
  /** Whether the near end is to wait. */
  readonly hold: (isHeld: boolean) => void
}

interface Item {
  readonly at: number
  readonly what: Uint8Array | (() => void)
}

/** One direction of a connection: bytes take their time, and arrive in the order they were sent. */
export class Path {
  conditions: Conditions = {}
  readonly #options: PathOptions
  readonly #line = new Line()
  #queue: Item[] = []
  /** Items before this one have arrived. */
  #head = 0
  #lastAt = 0
  #isBlocked = false
  #isQueueing = false
  #isFrozen = false
  #isHeld = false
  #isOver = false
  #cancel: Cancel | undefined
  #cancelQueueing: Cancel | undefined

  constructor(options: PathOptions) {
    this.#options = options
  }

  push(chunk: Uint8Array): void {
    const { bandwidth, totalBandwidth } = this.conditions
    const slowest = Math.min(bandwidth ?? Infinity, totalBandwidth ?? Infinity)
    const most = Math.max(SHORTEST_PIECE, Math.ceil((slowest * PIECE) / SECOND))
    if (chunk.length <= most) this.#send(chunk)
    else for (let sent = 0; sent < chunk.length; sent += most) this.#send(chunk.subarray(sent, sent + most))
    this.#deliver()
  }

  /** Does something when everything before it has arrived. */
  afterwards(action: () => void): void {
    this.#enqueue(action, this.#options.clock())
    this.#deliver()
  }

  /** The far end takes more. */
  drained(): void {
    this.#isBlocked = false
    this.#deliver()
  }

  freeze(): void {
    this.#isFrozen = true
    this.#regulate()
  }

  thaw(): void {
    this.#isFrozen = false
    this.#deliver()
  }

  /** What is under way never arrives. */
  end(): void {
    this.#isOver = true
    this.#queue = []
    this.#head = 0
    this.#cancel?.()
    this.#cancelQueueing?.()
  }

  #send(piece: Uint8Array): void {
    const { clock, timers, total } = this.#options
    const { bandwidth, totalBandwidth } = this.conditions
    const now = clock()
    const own = bandwidth === undefined ? now : this.#line.carry(piece.length, bandwidth, now)
    const shared = totalBandwidth === undefined ? now : total.carry(piece.length, totalBandwidth, now)
    const through = Math.max(own, shared)
    this.#enqueue(piece, through)
    if (through - now <= QUEUE) return
    this.#isQueueing = true
    this.#cancelQueueing?.()
    this.#cancelQueueing = timers.after(through - now - QUEUE, () => {
      this.#isQueueing = false
      this.#regulate()
    })
  }

  #enqueue(what: Item['what'], through: number): void {
    const { delay = 0, jitter = 0 } = this.conditions
    const at = through + delay + (jitter > 0 ? this.#options.random(jitter + 1) : 0)
    this.#lastAt = Math.max(this.#lastAt, at)
    this.#queue.push({ at: this.#lastAt, what })
  }

  #deliver(): void {
    this.#cancel?.()
    this.#cancel = undefined
    const now = this.#options.clock()
    while (!this.#isBlocked && !this.#isFrozen && !this.#isOver) {
      const item = this.#queue[this.#head]
      if (item === undefined) break
      if (item.at > now) {
        this.#cancel = this.#options.timers.after(Math.ceil(item.at - now), () => this.#deliver())
        break
      }
      this.#head++
      if (typeof item.what === 'function') item.what()
      else this.#write(item.what, item.at)
    }
    this.#forgetDelivered()
    this.#regulate()
  }

  #write(chunk: Uint8Array, at: number): void {
    const { pieces } = this.conditions
    if (pieces === undefined) {
      if (!this.#options.write(chunk)) this.#isBlocked = true
      return
    }
    const length = 1 + this.#options.random(pieces)
    if (length < chunk.length) {
      this.#head--
      this.#queue[this.#head] = { at, what: chunk.subarray(length) }
    }
    this.#isBlocked = true
    if (this.#options.write(chunk.subarray(0, length))) this.#options.timers.soon(() => this.drained())
  }

  #forgetDelivered(): void {
    if (this.#head < this.#queue.length / 2) return
    this.#queue.splice(0, this.#head)
    this.#head = 0
  }

  #regulate(): void {
    const shouldHold = (this.#isBlocked || this.#isQueueing || this.#isFrozen) && !this.#isOver
    if (shouldHold === this.#isHeld) return
    this.#isHeld = shouldHold
    this.#options.hold(shouldHold)
  }
}
