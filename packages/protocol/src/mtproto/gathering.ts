/** From this size on messages are cheaper encrypted or decrypted with others, in bytes: smaller ones never wait. */
export const worthGathering = 32 * 1024
/** Four messages at the same time cost a third of one by one; more cost little less, and let the other end wait. */
const enough = 4
/** Turns of the event loop in which the first may have to wait for what arrives. */
const mostTurns = 32
/** Milliseconds that it may have to wait for what is expected. */
const longestWait = 2

export interface GatheringOptions {
  /** Runs something when all that is ready now has run; where nobody can, nothing is gathered. */
  readonly soon: ((work: () => void) => void) | undefined
  /** Runs something later, in milliseconds, unless it is told not to; where nobody can, nothing is expected. */
  readonly after?: ((milliseconds: number, work: () => void) => () => void) | undefined
  /** Does what was gathered. */
  readonly work: () => void
}

/**
 * Lets large messages wait for each other, since a batch costs a third of what its messages cost one by one: until there
 * are enough of them, or a turn of the event loop has brought nothing more and nothing is expected. Where little happens
 * nothing waits: turns are then as short as a look at the clock.
 */
export class Gathering {
  readonly #options: GatheringOptions
  #gathered = 0
  #turns = 0
  #isStirred = false
  #hasSmall = false
  #expected = 0
  /** Ends the wait for what is expected. */
  #endWait: (() => void) | undefined

  constructor(options: GatheringOptions) {
    this.#options = options
  }

  /** There is one more. */
  add(bytes: number): void {
    this.#gathered++
    this.#isStirred = true
    if (bytes < worthGathering) this.#hasSmall = true
    if (this.#options.soon === undefined) this.#end()
    else if (this.#gathered === 1) this.#lookSoon()
    else this.#lookAgain()
  }

  /** Bytes came that may become one more. */
  stir(): void {
    this.#isStirred = true
  }

  /** One more is being made. @returns says that it has come, or will not */
  expect(): () => void {
    this.#expected++
    return () => {
      this.#expected--
      if (this.#expected === 0) this.#lookAgain()
    }
  }

  #lookSoon(): void {
    this.#options.soon?.(() => this.#look())
  }

  /** What was waited for has come, at least in part. */
  #lookAgain(): void {
    if (this.#endWait === undefined) return
    this.#endWait()
    this.#endWait = undefined
    this.#lookSoon()
  }

  #look(): void {
    if (this.#hasSmall || this.#gathered >= enough || ++this.#turns >= mostTurns) this.#end()
    else if (this.#isStirred) {
      this.#isStirred = false
      this.#lookSoon()
    } else if (this.#expected > 0 && this.#options.after) {
      this.#endWait = this.#options.after(longestWait, () => {
        this.#endWait = undefined
        this.#end()
      })
    } else this.#end()
  }

  #end(): void {
    this.#gathered = 0
    this.#turns = 0
    this.#hasSmall = false
    this.#options.work()
  }
}
