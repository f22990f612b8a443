import type { Output, Reporter, TransferEvent } from './events.ts'

/** Of the events, told by the first one: grows when a reader of older ones would stumble. */
const VERSION = 1

/** Milliseconds between two `progress` events of one file; the first comes at once. */
const INTERVAL = 1000

interface Clocks {
  /** In milliseconds, from anywhere. */
  readonly now: () => number
  readonly date: () => Date
}

const systemClocks: Clocks = { now: () => performance.now(), date: () => new Date() }

/** Each event as one line of JSON, with the time; the first one names the version too. */
export class NdjsonReporter implements Reporter {
  readonly #output: Output
  readonly #clocks: Clocks
  readonly #told = new Map<string, number>()
  #isFirst = true

  constructor(output: Output, clocks: Clocks = systemClocks) {
    this.#output = output
    this.#clocks = clocks
  }

  tell({ event, ...about }: TransferEvent): void {
    if (event === 'progress' && 'file' in about && !this.#isDue(about.file)) return
    const time = this.#clocks.date().toISOString()
    const line = { event, ...(this.#isFirst ? { version: VERSION } : {}), time, ...about }
    this.#isFirst = false
    this.#output.out(JSON.stringify(line, inThousandths))
  }

  end(): void {
    this.#told.clear()
  }

  #isDue(file: string): boolean {
    const now = this.#clocks.now()
    if (now - (this.#told.get(file) ?? Number.NEGATIVE_INFINITY) < INTERVAL) return false
    this.#told.set(file, now)
    return true
  }
}

/** Numbers are whole, or have three decimals. */
function inThousandths(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
}
