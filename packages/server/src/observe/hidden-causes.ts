/** Milliseconds for which a cause of the same kind is not told again. */
const SILENCE = 60_000

export interface HiddenCausesOptions {
  readonly log: { warn(facts: object, sentence: string): void }
  /** Unix ms. */
  readonly clock: () => number
}

/**
 * Tells the operator what clients are not told: the cause behind an error of the API. Thousands of requests may fail for
 * one cause, so each kind is told at once, and then once a minute, with how often it was.
 */
export class HiddenCauses {
  readonly #options: HiddenCausesOptions
  readonly #kinds = new Map<string, { toldAt: number; untold: number }>()

  constructor(options: HiddenCausesOptions) {
    this.#options = options
  }

  /** @param error what a client is answered with; where it hides nothing, nothing is told */
  tell(error: Error): void {
    const { cause } = error
    if (!(cause instanceof Error)) return
    const { log, clock } = this.#options
    const known = this.#kinds.get(cause.name) ?? { toldAt: Number.NEGATIVE_INFINITY, untold: 0 }
    this.#kinds.set(cause.name, known)
    known.untold++
    if (clock() - known.toldAt < SILENCE) return
    log.warn(
      { err: cause, answered: error.message, times: known.untold },
      'a request was refused for this reason',
    )
    known.toldAt = clock()
    known.untold = 0
  }
}
