/** Bytes after which the disk is told to begin. */
const every = 32 * 1024 * 1024

/**
 * Forces a file to disk while it is being written, so that little is left to be waited for at its end. What fails on the
 * way fails the end: the system tells of it once.
 */
export class EarlySync {
  readonly #sync: () => Promise<void>
  #written = 0
  /** Nobody knows what was done to the file before. */
  #hasChanged = true
  #running: Promise<void> | undefined
  #failed: { readonly error: unknown } | undefined

  /** @param sync forces to disk what has been written so far */
  constructor(sync: () => Promise<void>) {
    this.#sync = sync
  }

  wrote(bytes: number): void {
    this.changed()
    this.#written += bytes
    if (this.#written >= every) this.begin()
  }

  /** Something else was done to the file. */
  changed(): void {
    this.#hasChanged = true
  }

  /** Tells the disk to begin, where it is not at it: perhaps nothing more comes. */
  begin(): void {
    if (this.#running !== undefined) return
    this.#written = 0
    this.#hasChanged = false
    this.#running = this.#sync().then(
      () => {
        this.#running = undefined
      },
      (error: unknown) => {
        this.#failed = { error }
        this.#running = undefined
      },
    )
  }

  /** Resolves when the disk is not at it, whatever came of that. */
  async rest(): Promise<void> {
    await this.#running
  }

  /** Resolves when all that was written is on the disk. */
  async finish(): Promise<void> {
    await this.#running
    if (this.#failed) throw this.#failed.error
    if (this.#hasChanged) await this.#sync()
  }
}
