/**
 * Runs one work per key at a time: whoever comes with a key that is at work gets the outcome of that work. A client
 * that lost its connection sends the same message again while the first is still being put together.
 */
export class Once<T> {
  readonly #running = new Map<string, Promise<T>>()

  run(key: string, work: () => Promise<T>): Promise<T> {
    const running = this.#running.get(key)
    if (running !== undefined) return running
    const started = work().finally(() => this.#running.delete(key))
    this.#running.set(key, started)
    return started
  }
}
