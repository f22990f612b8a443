/** From this size on messages are cheaper encrypted or decrypted with others, in bytes: smaller ones never wait. */
export const worthGathering = 32 * 1024
/** As many as the fastest cryptography works on at the same time. */
const enough = 8
/** Turns of the event loop that the first may have to wait: some milliseconds at most where much happens in each. */
const mostTurns = 32

export interface GatheringOptions {
  /** Runs something when all that is ready now has run; where nobody can, nothing is gathered. */
  readonly soon: ((work: () => void) => void) | undefined
  /** Whether more is about to come, although it has not yet. */
  readonly expecting?: (() => boolean) | undefined
  /** Does what was gathered. */
  readonly work: () => void
}

/**
 * Lets large messages wait for each other, since a batch costs a third of what its messages cost one by one: until there
 * are enough of them, or a turn of the event loop has brought nothing more. Where little happens nothing waits: turns
 * are then as short as a look at the clock.
 */
export class Gathering {
  readonly #options: GatheringOptions
  #gathered = 0
  #turns = 0
  #isStirred = false
  #hasSmall = false

  constructor(options: GatheringOptions) {
    this.#options = options
  }

  /** There is one more. */
  add(bytes: number): void {
    const { soon } = this.#options
    this.#gathered++
    this.#isStirred = true
    if (bytes < worthGathering) this.#hasSmall = true
    if (soon === undefined) this.#end()
    else if (this.#gathered === 1) soon(() => this.#look(soon))
  }

  /** Bytes came that may become one more. */
  stir(): void {
    this.#isStirred = true
  }

  #look(soon: (work: () => void) => void): void {
    const { expecting } = this.#options
    const moreComes = this.#isStirred || (expecting?.() ?? false)
    if (!this.#hasSmall && moreComes && this.#gathered < enough && ++this.#turns < mostTurns) {
      this.#isStirred = false
      soon(() => this.#look(soon))
      return
    }
    this.#end()
  }

  #end(): void {
    this.#gathered = 0
    this.#turns = 0
    this.#hasSmall = false
    this.#options.work()
  }
}
