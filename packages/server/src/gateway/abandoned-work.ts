/** What is done for clients that have gone. Nobody waits for the answers, but it was accepted, and may be half done. */
export class AbandonedWork {
  readonly #works = new Set<Promise<void>>()

  /** @param work which never rejects */
  add(work: Promise<void>): void {
    this.#works.add(work)
    void work.then(() => this.#works.delete(work))
  }

  /** Resolves when all of it that was there is done. */
  async done(): Promise<void> {
    await Promise.all(this.#works)
  }
}
