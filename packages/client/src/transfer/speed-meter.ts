/** Bytes are counted in slots of so many milliseconds, */
const slotTime = 100
/** and forgotten after so many. */
const memory = 5000

/** How many bytes a second have passed lately. */
export class SpeedMeter {
  readonly #slots: { readonly from: number; bytes: number }[] = []

  add(bytes: number, now: number): void {
    this.#forget(now)
    const last = this.#slots.at(-1)
    if (last !== undefined && now < last.from + slotTime) last.bytes += bytes
    else this.#slots.push({ from: now, bytes })
  }

  /** Bytes a second over the last so many milliseconds, or over the time since the first bytes came where that is less. */
  bytesPerSecond(now: number, over = 3000): number {
    this.#forget(now)
    const [first] = this.#slots
    if (first === undefined) return 0
    const time = Math.min(over, Math.max(slotTime, now - first.from))
    const recent = this.#slots.filter(({ from }) => from >= now - time)
    return (recent.reduce((sum, { bytes }) => sum + bytes, 0) * 1000) / time
  }

  #forget(now: number): void {
    while (this.#slots[0] !== undefined && this.#slots[0].from < now - memory) this.#slots.shift()
  }
}
