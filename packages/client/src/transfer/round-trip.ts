const weight = 1 / 8

/** Smoothed milliseconds from a call to its answer. */
export class RoundTrip {
  #smoothed: number | undefined

  get milliseconds(): number | undefined {
    return this.#smoothed
  }

  add(milliseconds: number): void {
    this.#smoothed =
      this.#smoothed === undefined ? milliseconds : this.#smoothed + (milliseconds - this.#smoothed) * weight
  }
}
