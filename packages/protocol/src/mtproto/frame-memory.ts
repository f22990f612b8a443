/** Less is not worth the trouble. */
const WORTH_LENDING = 16 * 1024
/** Lengths are rounded up to a multiple of this, and what surrounds the bytes of a part on its way comes on top. */
const STEP = 64 * 1024
const AROUND_A_PART = 4 * 1024
/** Where frames begin: not all at the same place in their pages, or several at once fight for the same cache lines. */
const STAGGER = 576
const STAGGERED = 8 * 1024
/** Bytes that wait to be used again. */
const MOST_SPARE = 16 * 1024 * 1024

/**
 * Memory for frames and parts of files, used again and again: fresh memory costs more than encrypting into it, because
 * the garbage collector counts it and the system has to clear it.
 *
 * Whoever takes memory may forget it like any other. Who knows that nobody looks at it any more may give it back.
 */
export class FrameMemory {
  readonly #spare = new Map<number, Uint8Array[]>()
  #spareBytes = 0
  #made = 0
  readonly #lent = new WeakMap<ArrayBufferLike, Uint8Array>()

  /** Memory of so many bytes, with anything in it. */
  take(length: number): Uint8Array {
    if (length < WORTH_LENDING) return new Uint8Array(length)
    const whole = this.#wholeFor(length)
    this.#lent.set(whole.buffer, whole)
    return new Uint8Array(whole.buffer, whole.byteOffset, length)
  }

  /**
   * Nobody looks any more at the memory that this is a view of; nothing happens where it was not taken here.
   *
   * @param view all of it, or a part
   */
  giveBack(view: Uint8Array): void {
    const whole = this.#lent.get(view.buffer)
    if (whole === undefined) return
    this.keep(view)
    if (this.#spareBytes + whole.length > MOST_SPARE) {
      release(whole)
      return
    }
    this.#spareBytes += whole.length
    const others = this.#spare.get(whole.length)
    if (others) others.push(whole)
    else this.#spare.set(whole.length, [whole])
  }

  /** The memory that this is a view of has several users: it is never to be given back. */
  keep(view: Uint8Array): void {
    this.#lent.delete(view.buffer)
  }

  #wholeFor(length: number): Uint8Array {
    const rounded = Math.ceil(Math.max(length - AROUND_A_PART, 1) / STEP) * STEP + AROUND_A_PART
    const spare = this.#spare.get(rounded)?.pop()
    if (spare === undefined) return this.#make(rounded)
    this.#spareBytes -= rounded
    return spare
  }

  #make(length: number): Uint8Array {
    const begin = (STAGGER * this.#made++) % STAGGERED
    return new Uint8Array(new ArrayBuffer(length + STAGGERED), begin, length)
  }
}

/** Does not wait for the garbage collector, which lets such memory pile up; where the platform cannot, it has to. */
function release({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer?.(0)
}

/** That of this process: everybody's parts have the same lengths. */
export const frameMemory = new FrameMemory()
