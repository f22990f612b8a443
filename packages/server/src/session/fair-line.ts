import type { Clock, Timers } from './time.ts'

/** Milliseconds of work in a turn of the event loop, after which whatever else is ready comes first. */
const SLICE = 4
/** Pieces in a turn, at most: what one leaves to microtasks is over before the next begins. */
const PIECES = 16
/** Of those, how many need not be waited for where nobody else waits. */
const AT_ONCE = 4
/** In so many milliseconds an address may use so many before it stands behind those that have used less. */
const PERIOD = 250
const LITTLE = 10
/** Of so many pieces, one is of an address that has used much: nobody waits for ever. */
const TURN_OF_OTHERS = 4

/** Work in steps, between which others may get their turn. It must not fail. */
export type Steps = Generator<void, void, void>

export interface FairLineOptions {
  readonly clock: Clock
  readonly timers: Timers
  /** Of the time, the part that may be spent so; all of it when absent. */
  readonly part?: number | undefined
}

/**
 * Work that holds up everything else while it runs: a few milliseconds of it to a turn of the event loop, so that others
 * get theirs between, and each address in its turn, so that who has much of it waits for himself. An address that has used
 * little lately comes before all that have used much.
 */
export class FairLine {
  readonly #clock: Clock
  readonly #timers: Timers
  /** Milliseconds of rest for each of work. */
  readonly #rest: number
  /** What waits, by address. */
  readonly #work = new Map<string, Iterator<void, void>[]>()
  /** Of the addresses that wait, those that have used little, and the others. */
  readonly #modest = new Set<string>()
  readonly #others = new Set<string>()
  /** Milliseconds that each address has used in this period. */
  readonly #used = new Map<string, number>()
  #periodEnds = 0
  /** From its first piece until the next turn may begin. */
  #turn: { readonly since: number; used: number; atOnce: number } | undefined
  /** Whose piece began last, and when: what it left to microtasks is its work, too. */
  #last: { readonly address: string; readonly at: number } | undefined
  #pieces = 0

  constructor({ clock, timers, part = 1 }: FairLineOptions) {
    this.#clock = clock
    this.#timers = timers
    this.#rest = 1 / part - 1
  }

  /** Runs the work when it is its turn. */
  take<T>(address: string, work: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const whole = () => {
        try {
          resolve(work())
        } catch (error) {
          reject(error)
        }
      }
      this.takeInSteps(address, inOne(whole))
    })
  }

  /** Runs the steps, each when it is its turn, and before all that the address brings later. */
  takeInSteps(address: string, steps: Iterator<void, void>): void {
    const turn = this.#turn ?? this.#beginTurn()
    if (this.#work.size > 0 || turn.atOnce >= AT_ONCE || turn.used * this.#rest > 0 || this.#isOver) {
      this.#waitingOf(address).push(steps)
      return
    }
    turn.atOnce++
    const isPartOfAnother = this.#last !== undefined
    this.#last ??= { address, at: this.#clock() }
    this.#run(address, steps)
    if (!isPartOfAnother) this.#charge()
  }

  /** Runs all that waits. */
  flush(): void {
    while (this.#work.size > 0) this.#runNext()
  }

  #beginTurn() {
    const turn = { since: this.#clock(), used: 0, atOnce: 0 }
    this.#turn = turn
    for (let piece = 0; piece < PIECES; piece++) this.#timers.soon(() => this.#goOn())
    this.#timers.soon(() => this.#endTurn())
    return turn
  }

  #goOn(): void {
    this.#charge()
    if (this.#work.size > 0 && !this.#isOver) this.#runNext()
  }

  #endTurn(): void {
    this.#charge()
    const rest = (this.#turn?.used ?? 0) * this.#rest
    if (rest > 0) this.#timers.after(rest, () => this.#beginNext())
    else this.#beginNext()
  }

  #beginNext(): void {
    this.#turn = undefined
    if (this.#work.size > 0) this.#beginTurn()
  }

  get #isOver(): boolean {
    return this.#turn !== undefined && this.#clock() - this.#turn.since >= SLICE
  }

  #runNext(): void {
    const address = this.#next()
    if (address === undefined) return
    const waiting = this.#work.get(address) ?? []
    const steps = waiting.shift()
    this.#modest.delete(address)
    this.#others.delete(address)
    if (waiting.length > 0) this.#stand(address)
    else this.#work.delete(address)
    this.#last = { address, at: this.#clock() }
    if (steps) this.#run(address, steps)
  }

  #next(): string | undefined {
    const isTurnOfOthers = ++this.#pieces % TURN_OF_OTHERS === 0 || this.#modest.size === 0
    const [address] = isTurnOfOthers && this.#others.size > 0 ? this.#others : this.#modest
    return address
  }

  /** One step; those that are left go before all else that the address has. */
  #run(address: string, steps: Iterator<void, void>): void {
    if (!steps.next().done) this.#waitingOf(address).unshift(steps)
  }

  #waitingOf(address: string): Iterator<void, void>[] {
    const waiting = this.#work.get(address)
    if (waiting) return waiting
    const begun: Iterator<void, void>[] = []
    this.#work.set(address, begun)
    this.#stand(address)
    return begun
  }

  #stand(address: string): void {
    const hasUsedLittle = (this.#used.get(address) ?? 0) < LITTLE
    if (hasUsedLittle) this.#modest.add(address)
    else this.#others.add(address)
  }

  #charge(): void {
    if (!this.#last) return
    const { address, at } = this.#last
    const now = this.#clock()
    this.#last = undefined
    if (now >= this.#periodEnds || now < this.#periodEnds - PERIOD) {
      this.#used.clear()
      this.#periodEnds = now + PERIOD
    }
    if (now <= at) return
    this.#used.set(address, (this.#used.get(address) ?? 0) + now - at)
    if (this.#turn) this.#turn.used += now - at
  }
}

function inOne(work: () => void): Iterator<void, void> {
  return {
    next: () => {
      work()
      return { done: true, value: undefined }
    },
  }
}
