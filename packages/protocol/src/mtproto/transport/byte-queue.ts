/** Chunks below this many bytes are gathered in slabs: who sends byte by byte must not make us keep an object a byte. */
const SMALL_CHUNK = 2048
const SLAB = 8192

/**
 * Bytes that came in chunks and leave in frames. Chunks are kept as they are, not copied: they must not be changed
 * afterwards. What is taken is a view where it lies in one chunk and a joined copy where it does not.
 */
export class ByteQueue {
  #chunks: Uint8Array[] = []
  #length = 0
  #slab = new Uint8Array(0)
  #slabUsed = 0

  /** Bytes in the queue. */
  get length(): number {
    return this.#length
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return
    const small = this.#length > 0 && chunk.length < SMALL_CHUNK
    this.#length += chunk.length
    if (small) this.#append(chunk)
    else this.#chunks.push(chunk)
  }

  /** The first bytes, to look at; undefined when there are fewer. */
  peek(length: number): DataView | undefined {
    if (length > this.#length) return undefined
    const bytes = this.#first(length)
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  /** Removes and returns the first bytes; undefined, and nothing removed, when there are fewer. */
  take(length: number): Uint8Array | undefined {
    if (length > this.#length) return undefined
    const bytes = this.#first(length)
    this.#drop(length)
    return bytes
  }

  #first(length: number): Uint8Array {
    const [first] = this.#chunks
    if (first === undefined) return new Uint8Array(0)
    if (first.length >= length) return plainView(first, 0, length)
    const joined = new Uint8Array(length)
    let filled = 0
    for (const chunk of this.#chunks) {
      if (filled === length) break
      const part = chunk.subarray(0, length - filled)
      joined.set(part, filled)
      filled += part.length
    }
    return joined
  }

  #drop(length: number): void {
    this.#length -= length
    let left = length
    let whole = 0
    for (const chunk of this.#chunks) {
      if (chunk.length > left) break
      left -= chunk.length
      whole++
    }
    this.#chunks.splice(0, whole)
    const [first] = this.#chunks
    if (first !== undefined) this.#chunks[0] = first.subarray(left)
  }

  /** Copies a small chunk behind the last one if that ends where the slab is filled, else into its own piece. */
  #append(chunk: Uint8Array): void {
    if (this.#slab.length - this.#slabUsed < chunk.length) {
      this.#slab = new Uint8Array(SLAB)
      this.#slabUsed = 0
    }
    const start = this.#slabUsed
    this.#slab.set(chunk, start)
    this.#slabUsed += chunk.length

    const last = this.#chunks.at(-1)
    const adjacent =
      last !== undefined && last.buffer === this.#slab.buffer && last.byteOffset + last.length === start
    if (adjacent) this.#chunks[this.#chunks.length - 1] = this.#slab.subarray(last.byteOffset, this.#slabUsed)
    else this.#chunks.push(this.#slab.subarray(start, this.#slabUsed))
  }
}

/** A Buffer's `subarray` is a Buffer again: frames are plain Uint8Arrays. */
function plainView(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start)
}
