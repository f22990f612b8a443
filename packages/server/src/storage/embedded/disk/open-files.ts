import type { FileHandle } from 'node:fs/promises'

interface Entry {
  readonly handle: Promise<FileHandle>
  users: number
  /** Nobody may begin to use it any more. */
  forgotten: boolean
  closing: Promise<void> | undefined
}

/** Keeps files open between uses, the most recently used `limit` of them. Who needs one more waits until one is not used. */
export class OpenFiles {
  readonly #limit: number
  readonly #open: (name: string) => Promise<FileHandle>
  readonly #entries = new Map<string, Entry>()
  /** Those who wait for a file to close. */
  readonly #waiting: (() => void)[] = []
  /** Files that are open, or are being closed. */
  #count = 0

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
    while (!this.#entries.has(name) && this.#count >= this.#limit) await this.#makeRoom()
    const entry = this.#entry(name)
    entry.users++
    try {
      return await work(await entry.handle)
    } finally {
      entry.users--
      if (entry.forgotten && entry.users === 0) await this.#close(entry)
      else this.#waiting.shift()?.()
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
    if (entry.users === 0) await this.#close(entry)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((name) => this.forget(name)))
  }

  /** The entry of a file, which thereby becomes the most recently used. */
  #entry(name: string): Entry {
    const known = this.#entries.get(name)
    const entry = known ?? this.#begin(name)
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

  #begin(name: string): Entry {
    this.#count++
    return { handle: this.#open(name), users: 0, forgotten: false, closing: undefined }
  }

  /** Closes the file that was not used for longest; where all are in use, waits for one. */
  async #makeRoom(): Promise<void> {
    for (const [name, entry] of this.#entries) if (entry.users === 0) return this.forget(name)
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #close(entry: Entry): Promise<void> {
    entry.closing ??= close(entry).finally(() => {
      this.#count--
      this.#waiting.shift()?.()
    })
    return entry.closing
  }
}

async function close(entry: Entry): Promise<void> {
  const handle = await entry.handle.catch(() => undefined)
  await handle?.close()
}
