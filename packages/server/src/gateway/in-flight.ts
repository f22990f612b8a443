import type { Log } from '../session/log.ts'
import type { Timers } from '../session/time.ts'
import type { BytesInUse, SharedBytes } from './shared-bytes.ts'

interface Work {
  readonly bytes: number
  readonly run: () => Promise<void>
}

export interface InFlightOptions {
  readonly requests: number
  readonly bytes: number
  /** Of all connections. */
  readonly shared: SharedBytes
  /** Whether work may begin at the moment. */
  readonly mayBegin: () => boolean
  /** Called when there may be room for more. */
  readonly onEnd: () => void
  readonly timers: Timers
  readonly log: Log
}

/** The requests of one connection: a bounded number runs, the others wait for their turn. */
export class InFlight {
  readonly #options: InFlightOptions
  readonly #held: BytesInUse
  readonly #waiting: Work[] = []
  #running = 0
  #runningBytes = 0
  #onIdle: (() => void)[] = []

  constructor(options: InFlightOptions) {
    this.#options = options
    this.#held = options.shared.enter()
  }

  /** Nothing more should be read. */
  get full(): boolean {
    const { requests, shared } = this.#options
    const { bytes } = this.#held
    const holdsEnough = bytes > 0 && (bytes >= this.#mostBytes || shared.isUsedUp)
    return this.#waiting.length > 0 || this.#running >= requests || holdsEnough
  }

  /** Bytes have arrived that will be opened soon: until then nobody knows what they are, but they are held. */
  arrived(bytes: number): void {
    this.#held.take(bytes)
  }

  /** What they ask for, if anything, was added. */
  opened(bytes: number): void {
    this.#held.giveBack(bytes)
    this.#options.onEnd()
  }

  add(bytes: number, run: () => Promise<void>): void {
    this.#held.take(bytes)
    this.#waiting.push({ bytes, run })
    this.begin()
  }

  /** Begins as much of what waits as may be begun. */
  begin(): void {
    while (this.#running < this.#options.requests && this.#options.mayBegin()) {
      const [work] = this.#waiting
      if (!work || !this.#hasRoomFor(work)) return
      this.#waiting.shift()
      this.#running++
      this.#runningBytes += work.bytes
      work
        .run()
        .catch((error) => this.#options.log.error({ err: error }, 'a message could not be handled'))
        // Its answer goes out at the end of this turn: only then is it known whether more may begin.
        .finally(() => this.#options.timers.soon(() => this.#end(work)))
    }
  }

  /** Resolves when nothing runs or waits. */
  idle(): Promise<void> {
    if (this.#isIdle) return Promise.resolve()
    return new Promise((resolve) => this.#onIdle.push(resolve))
  }

  /** What is larger than everything allowed runs alone. */
  #hasRoomFor({ bytes }: Work): boolean {
    return this.#running === 0 || this.#runningBytes + bytes <= this.#mostBytes
  }

  get #mostBytes(): number {
    return Math.min(this.#options.bytes, this.#options.shared.share)
  }

  get #isIdle(): boolean {
    return this.#running === 0 && this.#waiting.length === 0
  }

  #end({ bytes }: Work): void {
    this.#running--
    this.#runningBytes -= bytes
    this.#held.giveBack(bytes)
    this.begin()
    this.#options.onEnd()
    if (!this.#isIdle) return
    for (const resolve of this.#onIdle.splice(0)) resolve()
  }
}
