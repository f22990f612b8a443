import type { Room } from '../session/link.ts'
import type { Log } from '../session/log.ts'
import type { Timers } from '../session/time.ts'
import type { BytesInUse, SharedBytes } from './shared-bytes.ts'

/** Frames that wait to be opened above which none should be read: they are opened as fast as one client sends them. */
const MOST_UNOPENED = 8

interface Work {
  /** Of the request, which is held from when it came. */
  readonly bytes: number
  /** Of its answer, from when there was room for it. */
  answer: number
  readonly run: (room: Room) => Promise<void>
}

/** A request that goes on when there is room for its answer. */
interface Answering {
  readonly work: Work
  readonly bytes: number
  readonly goOn: () => void
}

export interface InFlightOptions {
  readonly requests: number
  readonly bytes: number
  /** Of all connections. */
  readonly shared: SharedBytes
  /** Whether work may begin at the moment. */
  readonly mayBegin: () => boolean
  /** Whether so many bytes may be held beside all else. If not, `begin` is called when they may. */
  readonly mayHold: (bytes: number) => boolean
  /** Called when more, or less, is held than before. */
  readonly onChange: () => void
  readonly timers: Timers
  readonly log: Log
}

/** The requests of one connection: a bounded number runs, the others wait for their turn. */
export class InFlight {
  readonly #options: InFlightOptions
  readonly #held: BytesInUse
  readonly #waiting: Work[] = []
  readonly #answering: Answering[] = []
  /** Bytes of answers that are being made. */
  #answerBytes = 0
  #unopened = 0
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
    const someWait = this.#waiting.length > 0 || this.#answering.length > 0
    return someWait || this.#unopened >= MOST_UNOPENED || this.#running >= requests || holdsEnough
  }

  /** Bytes of everything that was taken and is not done with. */
  get bytes(): number {
    return this.#held.bytes
  }

  /** Bytes have arrived that will be opened soon: until then nobody knows what they are, but they are held. */
  arrived(bytes: number): void {
    this.#unopened++
    this.#held.take(bytes)
  }

  /** What they ask for, if anything, was added. */
  opened(bytes: number): void {
    this.#unopened--
    this.#held.giveBack(bytes)
    this.#options.onChange()
  }

  add(bytes: number, run: (room: Room) => Promise<void>): void {
    this.#held.take(bytes)
    this.#waiting.push({ bytes, answer: 0, run })
    this.begin()
  }

  /** Begins as much of what waits as may be begun. */
  begin(): void {
    this.#goOnAnswering()
    while (this.#running < this.#options.requests && this.#options.mayBegin()) {
      const [work] = this.#waiting
      if (!work || !this.#hasRoomFor(work)) return
      this.#waiting.shift()
      this.#running++
      this.#runningBytes += work.bytes
      work
        .run((answer) => this.#roomFor(work, answer))
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

  /** What an answer may weigh is known only when its request has been looked at. */
  #roomFor(work: Work, bytes: number): Promise<void> | undefined {
    if (bytes <= 0) return undefined
    // Who has room already, for what he unpacked, uses that, and is not made to wait for more: he might wait for another
    // one who waits for him.
    if (work.answer > 0) {
      if (bytes > work.answer) this.#weigh(work, bytes - work.answer)
      return undefined
    }
    if (this.#answering.length === 0 && this.#hasRoomForAnswer(bytes)) {
      this.#weigh(work, bytes)
      return undefined
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#answering.push({ work, bytes, goOn: resolve })
    this.#options.onChange()
    return promise
  }

  #goOnAnswering(): void {
    for (
      let next = this.#answering[0];
      next && this.#hasRoomForAnswer(next.bytes);
      next = this.#answering[0]
    ) {
      this.#answering.shift()
      this.#weigh(next.work, next.bytes)
      next.goOn()
    }
  }

  #weigh(work: Work, bytes: number): void {
    work.answer += bytes
    this.#runningBytes += bytes
    this.#answerBytes += bytes
    this.#held.take(bytes)
    this.#options.onChange()
  }

  /** One that is larger than everything allowed is made alone. */
  #hasRoomForAnswer(bytes: number): boolean {
    const { mayBegin, mayHold } = this.#options
    const fits = this.#answerBytes === 0 || this.#runningBytes + bytes <= this.#mostBytes
    return fits && mayBegin() && mayHold(bytes)
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

  #end({ bytes, answer }: Work): void {
    this.#running--
    this.#runningBytes -= bytes + answer
    this.#answerBytes -= answer
    this.#held.giveBack(bytes + answer)
    this.begin()
    this.#options.onChange()
    if (!this.#isIdle) return
    for (const resolve of this.#onIdle.splice(0)) resolve()
  }
}
