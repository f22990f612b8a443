import type { FileRecord } from '../../storage/ports/file-catalog.ts'

/** What was made of a request: a file, and whatever else was found out on the way. */
export interface Made {
  readonly file: FileRecord
}

/** Results that are remembered; the one asked for longest ago goes first. */
const REMEMBERED = 500

/**
 * Equal requests share one result: those that come while it is made wait for it, those that come later get it again, as
 * long as it is there. It is a memory: after a restart the first request makes a file once more.
 */
export class MadeOnce {
  readonly #making = new Map<string, Promise<Made>>()
  readonly #made = new Map<string, Made>()
  readonly #takeUp: (file: FileRecord) => Promise<boolean>

  /** @param takeUp keeps a file for a while, whatever lets go of it meanwhile; false where it is gone */
  constructor(takeUp: (file: FileRecord) => Promise<boolean>) {
    this.#takeUp = takeUp
  }

  /** @param key of all that the result depends on; one kind of result for each */
  async of<T extends Made>(key: string, make: () => Promise<T>): Promise<T> {
    const making = this.#making.get(key) ?? this.#begin(key, make)
    return (await making) as T
  }

  #begin(key: string, make: () => Promise<Made>): Promise<Made> {
    const making = this.#formerOr(key, make).finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    return making
  }

  async #formerOr(key: string, make: () => Promise<Made>): Promise<Made> {
    const former = this.#made.get(key)
    this.#made.delete(key)
    const made = former && (await this.#takeUp(former.file)) ? former : await make()
    this.#made.set(key, made)
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= REMEMBERED) break
      this.#made.delete(oldest)
    }
    return made
  }
}
