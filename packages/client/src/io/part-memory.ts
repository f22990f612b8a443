/**
 * Memory for the parts of one upload, used again and again: as much as its window has parts, whatever the file's size.
 * Fresh memory for every part would have the garbage collector run all the time.
 */
export class PartMemory {
  readonly #partSize: number
  readonly #made = new WeakSet<ArrayBufferLike>()
  readonly #spare: Uint8Array[] = []

  /** @param partSize of the largest part, in bytes */
  constructor(partSize: number) {
    this.#partSize = partSize
  }

  /** As many bytes as a part may have, of any contents. */
  take(): Uint8Array {
    const bytes = this.#spare.pop() ?? new Uint8Array(this.#partSize)
    this.#made.add(bytes.buffer)
    return bytes
  }

  /** Nobody looks at these bytes any more. Bytes that did not come from here stay whose they are. */
  giveBack(bytes: Uint8Array): void {
    if (this.#made.delete(bytes.buffer)) this.#spare.push(new Uint8Array(bytes.buffer))
  }
}
