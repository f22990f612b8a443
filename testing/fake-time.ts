import type { Cancel, Timers } from '@longshore/server/session/time'

interface Alarm {
  readonly at: number
  readonly work: () => void
}

/** A clock that stands still until it is moved. What is to run `soon` runs soon, as ever. */
export class FakeTime implements Timers {
  /** Unix milliseconds. */
  #now: number
  readonly #alarms = new Set<Alarm>()

  constructor(now = Date.UTC(2024, 4, 20, 12, 10)) {
    this.#now = now
  }

  /** Pass it on as it is. */
  readonly clock = (): number => this.#now

  after(milliseconds: number, work: () => void): Cancel {
    const alarm = { at: this.#now + milliseconds, work }
    this.#alarms.add(alarm)
    return () => this.#alarms.delete(alarm)
  }

  soon(work: () => void): void {
    setImmediate(work)
  }

  /** Moves on, and rings on the way what falls due, each at its time. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds
    for (let alarm = this.#next(end); alarm; alarm = this.#next(end)) {
      this.#alarms.delete(alarm)
      this.#now = Math.max(this.#now, alarm.at)
      alarm.work()
    }
    this.#now = end
  }

  /** Alarms that are set. */
  get pending(): number {
    return this.#alarms.size
  }

  #next(end: number): Alarm | undefined {
    return [...this.#alarms].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
  }
}

/** Lets everything happen that needs no clock and no other process. */
export async function settle(rounds = 10): Promise<void> {
  for (let round = 0; round < rounds; round++) await new Promise((resolve) => setImmediate(resolve))
}
