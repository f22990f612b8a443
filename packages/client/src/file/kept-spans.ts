import { numbersOf, type Span } from './span.ts'

/** Spans that have arrived, as many as there is memory for: what was used longest ago makes room. */
export class KeptSpans {
  readonly #memory: number
  readonly #byBlock = new Map<number, Span>()
  /** The one used last stands last. */
  readonly #byUse = new Set<Span>()
  #bytes = 0

  /** @param memory in bytes */
  constructor(memory: number) {
    this.#memory = memory
  }

  add(span: Span): void {
    for (const number of numbersOf(span)) this.#byBlock.set(number, span)
    this.#byUse.add(span)
    this.#bytes += span.to - span.from
    for (const oldest of this.#byUse) {
      if (this.#bytes <= this.#memory) return
      this.#drop(oldest)
    }
  }

  /** The span that holds a block, which counts as its use. */
  find(number: number): Span | undefined {
    const span = this.#byBlock.get(number)
    if (span !== undefined) {
      this.#byUse.delete(span)
      this.#byUse.add(span)
    }
    return span
  }

  clear(): void {
    this.#byBlock.clear()
    this.#byUse.clear()
    this.#bytes = 0
  }

  #drop(span: Span): void {
    for (const number of numbersOf(span)) this.#byBlock.delete(number)
    this.#byUse.delete(span)
    this.#bytes -= span.to - span.from
  }
}
