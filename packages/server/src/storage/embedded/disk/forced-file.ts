import { SharedForce } from './shared-force.ts'

/** What of one file is on the disk: bytes and name, each forced by as few forces as those who wait allow. */
export class ForcedFile {
  readonly #bytes: SharedForce
  readonly #forceName: () => Promise<void>
  /** Counts changes, the first of which is whatever was done before anybody looked. */
  #changes = 1
  #forcedChanges = 0
  #isNameForced = false

  /**
   * @param forceBytes forces to disk what has been written so far
   * @param forceName forces the folder
   */
  constructor(forceBytes: () => Promise<void>, forceName: () => Promise<void>) {
    this.#forceName = forceName
    this.#bytes = new SharedForce(
      async () => {
        const changes = this.#changes
        await forceBytes()
        this.#forcedChanges = changes
      },
      () => this.#changes,
    )
  }

  changed(): void {
    this.#changes++
  }

  /** Resolves when all that was written is on the disk. */
  async sync(): Promise<void> {
    if (this.#forcedChanges < this.#changes) await this.#bytes.force()
  }

  /** The same, and the name. */
  async keep(): Promise<void> {
    await Promise.all([this.sync(), this.#keepName()])
  }

  /** Resolves when the disk is not at it. */
  rest(): Promise<void> {
    return this.#bytes.rest()
  }

  async #keepName(): Promise<void> {
    if (this.#isNameForced) return
    await this.#forceName()
    this.#isNameForced = true
  }
}
