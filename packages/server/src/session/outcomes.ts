import type { Holding } from '../budget/budget.ts'
import type { Outcome } from './dispatcher.ts'
import type { ReceivedMessages } from './received-messages.ts'
import type { Timers } from './time.ts'

/** Lets requests of a session wait for each other. */
export class Outcomes {
  readonly #received: ReceivedMessages
  readonly #timers: Timers
  readonly #count: (giveUp: () => void) => Holding
  readonly #waiting = new Map<bigint, Set<(outcome: Outcome) => void>>()

  /** @param count begins to count one that waits among all: where those are too many, the oldest waits no longer */
  constructor(received: ReceivedMessages, timers: Timers, count: (giveUp: () => void) => Holding) {
    this.#received = received
    this.#timers = timers
    this.#count = count
  }

  /** How a message ended or ends, be it known already or still on its way. @param patience milliseconds */
  of(id: bigint, patience: number): Promise<Outcome> {
    const progress = this.#received.find(id)?.progress
    if (progress === 'answered' || progress === 'failed') return Promise.resolve(progress)
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(id) ?? new Set()
      this.#waiting.set(id, waiting)
      const end = (outcome: Outcome) => {
        cancel()
        place.release()
        waiting.delete(end)
        if (waiting.size === 0) this.#waiting.delete(id)
        resolve(outcome)
      }
      const cancel = this.#timers.after(patience, () => end('timeout'))
      waiting.add(end)
      const place = this.#count(() => end('timeout'))
      place.set(1)
    })
  }

  settle(id: bigint, outcome: 'answered' | 'failed'): void {
    for (const end of [...(this.#waiting.get(id) ?? [])]) end(outcome)
  }
}
