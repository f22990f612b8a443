const SECOND = 1000

/** A line that carries so many bytes a second, one after the other: a bucket of tokens filled as time goes by. */
export class Line {
  #freeAt = 0

  /** @returns when the last of these bytes is through, in milliseconds of the same clock as `now` */
  carry(bytes: number, bytesPerSecond: number, now: number): number {
    this.#freeAt = Math.max(this.#freeAt, now) + (bytes / bytesPerSecond) * SECOND
    return this.#freeAt
  }
}
