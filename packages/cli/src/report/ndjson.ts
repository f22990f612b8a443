import type { Output, Reporter, TransferEvent } from './events.ts'

/** Milliseconds between two `progress` events of one file; the first comes at once. */
const INTERVAL = 1000

/** Each event as one line of JSON. */
export class NdjsonReporter implements Reporter {
  readonly #output: Output
  readonly #now: () => number
  readonly #told = new Map<string, number>()

  constructor(output: Output, now: () => number = () => performance.now()) {
    this.#output = output
    this.#now = now
  }

  tell(event: TransferEvent): void {
    if (event.event !== 'progress' || this.#isDue(event.file)) this.#output.out(JSON.stringify(event))
  }

  end(): void {
    this.#told.clear()
  }

  #isDue(file: string): boolean {
    const now = this.#now()
    if (now - (this.#told.get(file) ?? Number.NEGATIVE_INFINITY) < INTERVAL) return false
    this.#told.set(file, now)
    return true
  }
}
