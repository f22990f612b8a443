/**
 * Forces something to disk for many: one force at a time, which those share who asked before it began. Those who ask
 * while the disk is at it share the next, which alone is sure to have seen what they mean.
 *
 * When the disk has failed once it is not asked again: the system tells of a failure once, and may have given up what it
 * could not write, so that the next force would end well without it.
 */
export class SharedForce {
  readonly #force: () => Promise<void>
  readonly #changes: () => unknown
  /** Ends when the disk is not at it any more, and never fails. */
  #running: Promise<unknown> = Promise.resolve()
  /** What begins then. */
  #next: Promise<void> | undefined
  /** What the disk is at, and what had been changed when it began. */
  #current: { readonly changes: unknown; readonly forced: Promise<void> } | undefined
  #failed: { readonly error: unknown } | undefined

  /**
   * @param changes of what is forced, in any form: who asks when nothing was changed since the disk began shares that
   */
  constructor(force: () => Promise<void>, changes: () => unknown = () => Symbol('something')) {
    this.#force = force
    this.#changes = changes
  }

  /** Resolves when everything that was there before is on the disk. */
  force(): Promise<void> {
    if (this.#current && this.#current.changes === this.#changes()) return this.#current.forced
    this.#next ??= this.#forceAfter(this.#running)
    return this.#next
  }

  /** Resolves when the disk is not at it, whatever came of that. */
  async rest(): Promise<void> {
    await this.#next?.catch(() => {})
    await this.#running
  }

  async #forceAfter(others: Promise<unknown>): Promise<void> {
    await others
    const changes = this.#changes()
    const forced = this.#forceOnce()
    this.#next = undefined
    this.#current = { changes, forced }
    this.#running = forced
      .catch(() => {})
      .finally(() => {
        this.#current = undefined
      })
    await forced
  }

  async #forceOnce(): Promise<void> {
    if (this.#failed) throw this.#failed.error
    try {
      await this.#force()
    } catch (error) {
      if (isOfDisk(error)) this.#failed = { error }
      throw error
    }
  }
}

/** Whether forcing failed, and not something that had to be done for it, as opening a file. */
function isOfDisk(error: unknown): boolean {
  const syscall = error instanceof Error && 'syscall' in error ? error.syscall : undefined
  return syscall === 'fsync' || syscall === 'fdatasync'
}
