/** A refusal is believed when so many connections in a row have brought nothing else. */
const believed = 3

/**
 * How often a server has said that it does not know a key, on all connections under that key. It says so unencrypted, and one
 * damaged bit of ours is enough to make it: what it says once must not make us throw the key away.
 */
export class Refusals {
  #inARow = 0

  /** Something has come that only who knows the key can have sent. */
  disproved(): void {
    this.#inARow = 0
  }

  /** A connection has ended so, and has brought nothing else. @returns whether to believe it */
  add(): boolean {
    this.#inARow++
    return this.#inARow >= believed
  }
}
