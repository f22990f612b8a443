import { type FileHandle, open } from 'node:fs/promises'

/** What can be forced to disk. */
export interface Forced {
  /** Resolves when everything that was committed before is on the disk. */
  force(): Promise<void>
}

/**
 * The write-ahead log of a database, where all that is committed lies until it comes into the database itself. SQLite
 * forces it before it takes anything from there; here it is forced sooner, without keeping this thread waiting. Those
 * who ask while the disk is at it share the next time.
 */
export class DatabaseLog implements Forced {
  readonly #path: string
  #file: FileHandle | undefined
  /** Ends when the disk is not at it any more, and never fails. */
  #running: Promise<unknown> = Promise.resolve()
  /** What begins then. */
  #next: Promise<void> | undefined

  /** @param database path of an open database in WAL mode, which is closed later than this */
  constructor(database: string) {
    this.#path = `${database}-wal`
  }

  force(): Promise<void> {
    this.#next ??= this.#forceAfter(this.#running)
    return this.#next
  }

  async close(): Promise<void> {
    await this.#next?.catch(() => {})
    await this.#running
    await this.#file?.close()
  }

  async #forceAfter(others: Promise<unknown>): Promise<void> {
    await others
    const forced = this.#sync()
    this.#next = undefined
    this.#running = forced.catch(() => {})
    await forced
  }

  async #sync(): Promise<void> {
    this.#file ??= await open(this.#path, 'r+')
    await this.#file.datasync()
  }
}
