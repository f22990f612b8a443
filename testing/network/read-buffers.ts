type Bytes = Uint8Array<ArrayBuffer>

/** What arrives at once is read into one buffer of this size: fewer, larger chunks cost least. */
const LENGTH = 512 * 1024
/** Fewer bytes are copied, so that they do not hold a whole buffer. */
const WORTH_LENDING = LENGTH / 4
const MOST_SPARE = 32

/** Memory for sockets to read into, used again and again. */
export class ReadBuffers {
  readonly #spare: Bytes[] = []
  readonly #lent = new WeakSet<Uint8Array>()

  /** What one socket reads into. */
  forSocket(): { current(): Uint8Array; lend(length: number): Uint8Array } {
    let buffer = this.#take()
    return {
      current: () => buffer,
      /** The first bytes of the current buffer, which has just been read into: the caller's until given back. */
      lend: (length) => {
        if (length < WORTH_LENDING) return buffer.slice(0, length)
        const chunk = buffer.subarray(0, length)
        this.#lent.add(chunk)
        buffer = this.#take()
        return chunk
      },
    }
  }

  /** Nobody looks at the chunk any more. A piece of a chunk is not taken: others may look at the rest. */
  giveBack(chunk: Uint8Array): void {
    if (!this.#lent.delete(chunk) || this.#spare.length === MOST_SPARE) return
    this.#spare.push(new Uint8Array(chunk.buffer as ArrayBuffer))
  }

  #take(): Bytes {
    return this.#spare.pop() ?? new Uint8Array(LENGTH)
  }
}
