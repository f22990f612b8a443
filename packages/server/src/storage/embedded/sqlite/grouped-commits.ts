import type { DatabaseSync } from 'node:sqlite'
import { storing } from './storing.ts'

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
  readonly #database: DatabaseSync
  #waiting: Waiting[] = []

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /**
   * Runs `work`, which only reads and writes rows, in a transaction it shares with others.
   *
   * @returns when it is committed
   * @throws what storing() throws; the work of the others is committed all the same
   */
  run(work: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#commit())
      this.#waiting.push({ work, resolve, reject })
    })
  }

  #commit(): void {
    const group = this.#waiting
    this.#waiting = []
    try {
      storing(this.#database, () => {
        for (const { work } of group) work()
      })
      for (const { resolve } of group) resolve()
    } catch (error) {
      const [first, ...others] = group
      if (first && others.length === 0) first.reject(error)
      else for (const one of group) this.#commitAlone(one)
    }
  }

  #commitAlone({ work, resolve, reject }: Waiting): void {
    try {
      storing(this.#database, work)
      resolve()
    } catch (error) {
      reject(error)
    }
  }
}
