import { close, fdatasync, open } from 'node:fs'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { SharedForce } from '../disk/shared-force.ts'

const openFile = promisify(open)
const forceData = promisify(fdatasync)

/**
 * What of a database is on the disk. All that is committed lies in its write-ahead log until it comes into the database
 * itself. SQLite forces the log before it takes anything from there; here it is forced sooner, in another thread, and by
 * one force for all who wait.
 *
 * Whether anything was committed is asked of the database itself: nobody needs to think of telling.
 */
export class DatabaseLog {
  readonly #path: string
  readonly #ownChanges: StatementSync
  readonly #changesOfOthers: StatementSync | undefined
  readonly #forces: SharedForce
  #file: number | undefined
  /** What had been changed before the last force that ended well. */
  #settled: string | undefined
  #isClosed = false

  /**
   * @param database in WAL mode
   * @param options.shared other processes change it too, and what they have committed may be read here
   */
  constructor(database: DatabaseSync, path: string, { shared }: { readonly shared: boolean }) {
    this.#path = `${path}-wal`
    this.#ownChanges = database.prepare('SELECT total_changes() AS n')
    this.#changesOfOthers = shared ? database.prepare('PRAGMA data_version') : undefined
    this.#forces = new SharedForce(
      () => this.#force(),
      () => this.#changes(),
    )
  }

  /** Resolves when everything that was committed before is on the disk; undefined where it is already. */
  settled(): Promise<void> | undefined {
    return this.#changes() === this.#settled ? undefined : this.#forces.force()
  }

  /** To be called when the database is closed; what is under way ends by itself. */
  close(): void {
    this.#isClosed = true
    void this.#forces.rest().then(() => this.#closeFile())
  }

  /** Another number of changes, or other numbers of others, mean that there is something new. */
  #changes(): string {
    return `${this.#ownChanges.get()?.n} ${this.#changesOfOthers?.get()?.data_version}`
  }

  async #force(): Promise<void> {
    // Whoever closes the last connection has everything written to the database itself.
    if (this.#isClosed) return
    const changes = this.#changes()
    this.#file ??= await openFile(this.#path, 'r+')
    await forceData(this.#file)
    this.#settled = changes
  }

  #closeFile(): void {
    if (this.#file !== undefined) close(this.#file)
    this.#file = undefined
  }
}
