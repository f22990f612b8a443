import type { Below } from './draw.ts'

/** Turns single bits over, at places that depend on nothing but the series: not on how the stream is cut in chunks. */
export class Damage {
  readonly #random: Below
  readonly #every: number
  /** Bytes until the next one. */
  #left: number

  /** @param every bytes on average from one to the next */
  constructor(every: number, random: Below) {
    this.#every = every
    this.#random = random
    this.#left = this.#next()
  }

  /** The chunk itself, or a damaged copy. */
  pass(chunk: Uint8Array, onDamage: () => void): Uint8Array {
    let passed = chunk
    let position = this.#left
    for (; position < chunk.length; position += 1 + this.#next()) {
      if (passed === chunk) passed = chunk.slice()
      passed[position] = (chunk[position] ?? 0) ^ (1 << this.#random(8))
      onDamage()
    }
    this.#left = position - chunk.length
    return passed
  }

  #next(): number {
    return this.#random(2 * this.#every)
  }
}
