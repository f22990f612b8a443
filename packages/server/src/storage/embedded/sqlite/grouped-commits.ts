import type { Database } from './database.ts'

interface Waiting {
  readonly work: () => void
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * Commits together what becomes ready together: a transaction of its own for every part of a file would cost more than
 * the row it writes.
 */
export class GroupedCommits {
  readonly #database: Database
  #waiting: Waiting[] = []

  constructor(database: Database) {
    this.#database = database
  }

  /**
   * Runs `work`, which only reads and writes rows, in a transaction it shares with others.
   *
   * @returns when it is committed
   * @throws what a transaction throws; the work of the others is committed all the same
   */
  run(work: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => void this.#commit())
      this.#waiting.push({ work, resolve, reject })
    })
  }

  async #commit(): Promise<void> {
    const group = this.#waiting
    this.#waiting = []
    try {
      await this.#database.transaction(() => {
        for (const { work } of group) work()
      })
      for (const { resolve } of group) resolve()
    } catch (error) {
      const [first, ...others] = group
      if (first && others.length === 0) first.reject(error)
      else
        for (const { work, resolve, reject } of group) this.#database.transaction(work).then(resolve, reject)
    }
  }
}
