import { type FrameMemory, frameMemory } from '../frame-memory.ts'

/** Where a new frame begins: enough for the header of any transport. */
const BEGINNING = 64
/** Frames up to this many bytes share slabs: who sends byte by byte must not make us keep an object a byte. */
const SMALL = 2048
const SLAB = 8192
/** Who announces a long frame gets memory for all of it only when this much of it, or half, has come. */
const TRUSTED = 32 * 1024
const NOTHING = new Uint8Array(0)

/**
 * Bytes that come in chunks and leave in frames. Each byte is copied once, into the memory of the frame it belongs to:
 * chunks may be used again, and frames may be decrypted where they lie.
 */
export class ByteQueue {
  readonly #memory: FrameMemory
  #block: Uint8Array = NOTHING
  #start = 0
  #end = 0
  /** Bytes somebody has asked for and not got. */
  #wanted = 0
  #slab = new Uint8Array(0)
  #slabUsed = 0

  /** @param memory for frames; who gets a frame may give its memory back */
  constructor(memory = frameMemory) {
    this.#memory = memory
  }

  /** Bytes in the queue. */
  get length(): number {
    return this.#end - this.#start
  }

  /** Bytes somebody has asked for and not got; 0 where nobody waits. */
  get wanted(): number {
    return this.#wanted
  }

  /** Bytes of memory for what is here and what is to come. */
  get capacity(): number {
    return this.#block.length
  }

  /**
   * Takes bytes from a chunk, from a position on: as many as are wanted at present, and at least one. What is read
   * afterwards decides how many are wanted next.
   *
   * @returns how many
   */
  fill(chunk: Uint8Array, from: number): number {
    // A block holds no more than one long frame: whoever gets it may give all of it back.
    const wanted = Math.max(this.#wanted, this.length + 1, BEGINNING)
    this.#reserve(wanted > TRUSTED && this.length < TRUSTED / 2 ? TRUSTED : wanted)
    const room = this.#block.length - this.#end
    const bytes = chunk.subarray(from, from + room)
    this.#block.set(bytes, this.#end)
    this.#end += bytes.length
    return bytes.length
  }

  /** Whether there are so many bytes; if not, they are wanted. */
  has(length: number): boolean {
    if (length > this.length) this.#wanted = length
    return length <= this.length
  }

  /** The first bytes, to look at; undefined when there are fewer. */
  peek(length: number): DataView | undefined {
    if (!this.has(length)) return undefined
    return new DataView(this.#block.buffer, this.#block.byteOffset + this.#start, length)
  }

  /** Removes and returns the first bytes; undefined, and nothing removed, when there are fewer. */
  take(length: number): Uint8Array | undefined {
    if (!this.has(length)) return undefined
    const bytes = plainView(this.#block, this.#start, this.#start + length)
    this.#start += length
    this.#wanted = 0
    // What was taken is not ours any more: what comes next gets memory of its own.
    if (this.length === 0) {
      this.#block = NOTHING
      this.#start = this.#end = 0
    }
    return bytes
  }

  /** Nothing more comes: the memory of what will never be whole can be used again. */
  drop(): void {
    if (this.#start === 0) this.#memory.giveBack(this.#block)
    this.#block = NOTHING
    this.#start = this.#end = this.#wanted = 0
  }

  /** Makes the block, from where the bytes begin, so long that `length` of them fit, and no longer. */
  #reserve(length: number): void {
    if (this.#start === 0 && this.#block.length === length) return
    const block = length <= SMALL ? this.#pieceOfSlab(length) : this.#memory.take(length)
    block.set(this.#block.subarray(this.#start, this.#end))
    // Nothing was taken out of it.
    if (this.#start === 0) this.#memory.giveBack(this.#block)
    this.#end -= this.#start
    this.#start = 0
    this.#block = block
  }

  #pieceOfSlab(length: number): Uint8Array {
    if (this.#slab.length - this.#slabUsed < length) {
      this.#slab = new Uint8Array(SLAB)
      this.#slabUsed = 0
    }
    this.#slabUsed += length
    return this.#slab.subarray(this.#slabUsed - length, this.#slabUsed)
  }
}

function plainView(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start)
}
