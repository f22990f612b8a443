import type { Log } from './log.ts'
import type { Cancel, Clock, Timers } from './time.ts'

/** Milliseconds after which the operator is told what a client is owed. */
const LONG = 2000
/** Milliseconds between two looks. */
const LOOK_EVERY = 1000

/** What a client is owed, and where it is. */
export interface Owing {
  at(place: string): void
  end(): void
}

interface Entry {
  readonly since: number
  readonly facts: () => object
  place: string
  isTold: boolean
}

/** Tells the operator what clients have been owed for long, and where it waits; and when the whole process was held up. */
export class Owed {
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #log: Log
  /** The oldest first. */
  readonly #entries = new Set<Entry>()
  #cancelLook: Cancel | undefined

  constructor({ clock, timers, log }: { readonly clock: Clock; readonly timers: Timers; readonly log: Log }) {
    this.#clock = clock
    this.#timers = timers
    this.#log = log
  }

  begin(place: string, facts: () => object): Owing {
    const entry: Entry = { since: this.#clock(), facts, place, isTold: false }
    this.#entries.add(entry)
    this.#lookLater()
    return {
      at: (next) => {
        entry.place = next
      },
      end: () => this.#end(entry),
    }
  }

  /** Nobody will be owed anything any more. */
  close(): void {
    this.#cancelLook?.()
    this.#entries.clear()
  }

  #end(entry: Entry): void {
    this.#entries.delete(entry)
    if (!entry.isTold) return
    const milliseconds = this.#clock() - entry.since
    this.#log.warn({ ...entry.facts(), milliseconds, place: entry.place }, 'what was owed for long is done')
  }

  /** Only while something is owed. */
  #lookLater(): void {
    if (this.#cancelLook) return
    const due = this.#clock() + LOOK_EVERY
    this.#cancelLook = this.#timers.after(LOOK_EVERY, () => {
      this.#cancelLook = undefined
      const late = this.#clock() - due
      if (late >= LONG) this.#log.warn({ milliseconds: late }, 'the whole process was held up')
      this.#look()
      if (this.#entries.size > 0) this.#lookLater()
    })
  }

  #look(): void {
    const now = this.#clock()
    for (const entry of this.#entries) {
      const milliseconds = now - entry.since
      if (milliseconds < LONG) return
      if (entry.isTold) continue
      entry.isTold = true
      this.#log.warn(
        { ...entry.facts(), milliseconds, place: entry.place },
        'a client has been owed something for long',
      )
    }
  }
}
