/**
 * Lets the parts of one upload be written at the same time, the same part only one after the other, and nothing
 * besides where something must be done alone.
 */
export class UploadGate {
  /** Each resolves when its work is over, and never rejects. */
  readonly #parts = new Map<number, Promise<void>>()
  #alone: Promise<void> | undefined

  async part<T>(index: number, work: () => Promise<T>): Promise<T> {
    for (let other = this.#before(index); other !== undefined; other = this.#before(index)) await other
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#parts.set(index, promise)
    try {
      return await work()
    } finally {
      this.#parts.delete(index)
      resolve()
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    for (let other = this.#alone; other !== undefined; other = this.#alone) await other
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#alone = promise
    try {
      await Promise.all(this.#parts.values())
      return await work()
    } finally {
      this.#alone = undefined
      resolve()
    }
  }

  #before(index: number): Promise<void> | undefined {
    return this.#alone ?? this.#parts.get(index)
  }
}
