import type { FileHandle } from 'node:fs/promises'

interface Entry {
  readonly handle: Promise<FileHandle>
  users: number
  /** Nobody may begin to use it any more. */
  forgotten: boolean
}

/**
 * Keeps files open between uses, the most recently used `limit` of them. More are open only while more are in use at
 * the same time.
 */
export class OpenFiles {
  readonly #limit: number
  readonly #open: (name: string) => Promise<FileHandle>
  readonly #entries = new Map<string, Entry>()

  constructor(limit: number, open: (name: string) => Promise<FileHandle>) {
    this.#limit = limit
    this.#open = open
  }

  /** How many files are kept open. */
  get size(): number {
    return this.#entries.size
  }

  /** Whether a file is open already. */
  has(name: string): boolean {
    return this.#entries.has(name)
  }

  async use<T>(name: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
    const entry = this.#entry(name)
    entry.users++
    try {
      return await work(await entry.handle)
    } finally {
      entry.users--
      await this.#closeWhatIsTooMuch(entry)
    }
  }

  /** Closes a file, once those that use it have finished; the next use opens it anew. */
  async forget(name: string): Promise<void> {
    const entry = this.#entries.get(name)
    if (!entry) return
    this.#entries.delete(name)
    entry.forgotten = true
    // What is being opened under this name must be open before the name means something else.
    await entry.handle.catch(() => undefined)
    if (entry.users === 0) await close(entry)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((name) => this.forget(name)))
  }

  /** The entry of a file, which thereby becomes the most recently used. */
  #entry(name: string): Entry {
    const known = this.#entries.get(name)
    const entry = known ?? { handle: this.#open(name), users: 0, forgotten: false }
    this.#entries.delete(name)
    this.#entries.set(name, entry)
    if (!known) entry.handle.catch(() => this.#drop(name, entry))
    return entry
  }

  /** A file that could not be opened may well be there the next time. */
  #drop(name: string, entry: Entry): void {
    if (this.#entries.get(name) === entry) this.#entries.delete(name)
    entry.forgotten = true
  }

  async #closeWhatIsTooMuch(used: Entry): Promise<void> {
    if (used.forgotten && used.users === 0) await close(used)
    for (const [name, entry] of this.#entries) {
      if (this.#entries.size <= this.#limit) return
      if (entry.users === 0) await this.forget(name)
    }
  }
}

async function close(entry: Entry): Promise<void> {
  const handle = await entry.handle.catch(() => undefined)
  await handle?.close()
}
