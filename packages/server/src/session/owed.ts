import type { AwaitedThing, NotesWaits } from '../observe/waits.ts'
import type { Log } from './log.ts'
import type { Cancel, Clock, Timers } from './time.ts'

/** Milliseconds after which the operator is told what a client is owed. */
const LONG = 2000
/** Milliseconds between two looks. */
const LOOK_EVERY = 1000

/** What a client is owed, where it is, and what it waits for. */
export interface Owing extends NotesWaits {
  at(place: string): void
  end(): void
}

interface Entry {
  readonly since: number
  readonly facts: () => object
  place: string
  isTold: boolean
  readonly waits: Map<AwaitedThing, Waits>
}

/** How long something has been waited for: by several steps at once it is waited for once. */
interface Waits {
  /** Steps that wait now. */
  steps: number
  since: number
  /** Milliseconds, up to `since`. */
  before: number
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
    const entry: Entry = { since: this.#clock(), facts, place, isTold: false, waits: new Map() }
    this.#entries.add(entry)
    this.#lookLater()
    return {
      at: (next) => {
        entry.place = next
      },
      waits: (what) => this.#waits(entry, what),
      end: () => this.#end(entry),
    }
  }

  /** Nobody will be owed anything any more. */
  close(): void {
    this.#cancelLook?.()
    this.#entries.clear()
  }

  #waits({ waits }: Entry, what: AwaitedThing): () => void {
    const noted = waits.get(what) ?? { steps: 0, since: 0, before: 0 }
    waits.set(what, noted)
    if (noted.steps++ === 0) noted.since = this.#clock()
    return () => {
      if (--noted.steps === 0) noted.before += this.#clock() - noted.since
    }
  }

  /** Milliseconds, by what was waited for. */
  #waited({ waits }: Entry): Partial<Record<AwaitedThing, number>> {
    const now = this.#clock()
    const waited = Array.from(waits, ([what, { steps, since, before }]) => [
      what,
      before + (steps > 0 ? now - since : 0),
    ])
    return Object.fromEntries(waited)
  }

  /** What it waits for at the moment. */
  #waitsFor({ waits }: Entry): AwaitedThing[] {
    return Array.from(waits).flatMap(([what, { steps }]) => (steps > 0 ? [what] : []))
  }

  #end(entry: Entry): void {
    this.#entries.delete(entry)
    if (!entry.isTold) return
    const milliseconds = this.#clock() - entry.since
    this.#log.warn(
      { ...entry.facts(), milliseconds, place: entry.place, waited: this.#waited(entry) },
      'what was owed for long is done',
    )
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
        {
          ...entry.facts(),
          milliseconds,
          place: entry.place,
          waitsFor: this.#waitsFor(entry),
          waited: this.#waited(entry),
        },
        'a client has been owed something for long',
      )
    }
  }
}
