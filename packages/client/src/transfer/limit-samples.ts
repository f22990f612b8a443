import type { SpeedLimit } from './transfers.ts'

/** Older samples say nothing of now, in milliseconds. */
const memory = 2000

/** What kept the speed from being greater at many moments lately. */
export class LimitSamples {
  readonly #samples: { readonly limit: SpeedLimit; readonly at: number }[] = []

  add(limit: SpeedLimit, at: number): void {
    this.#samples.push({ limit, at })
    while (this.#samples[0] !== undefined && this.#samples[0].at < at - memory) this.#samples.shift()
  }

  /** From 0 to 1. */
  share(limit: SpeedLimit): number {
    if (this.#samples.length === 0) return 0
    return this.#samples.filter((sample) => sample.limit === limit).length / this.#samples.length
  }

  /** What it was most of the time. */
  most(): SpeedLimit {
    const found = [...new Set(this.#samples.map(({ limit }) => limit))]
    return found.toSorted((a, b) => this.share(b) - this.share(a))[0] ?? 'nothing'
  }

  clear(): void {
    this.#samples.length = 0
  }
}
