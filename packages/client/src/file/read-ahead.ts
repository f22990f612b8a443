import { type Blocks, LONGEST_SPAN, type Piece } from './blocks.ts'
import { BLOCK } from './span.ts'

/** How far requests may be ahead of the reader, in bytes: powers of two, two blocks or more. */
export interface Ahead {
  /** At the beginning: the less, the sooner the first bytes come after a jump. */
  readonly first: number
  /** In the end: it doubles with every piece that was read. */
  readonly most: number
}

/** Reads some bytes of a file in order, asking for those that come next before they are wanted. */
export class ReadAhead {
  readonly #blocks: Blocks
  readonly #end: number
  readonly #signal: AbortSignal
  readonly #most: number
  readonly #pieces: Piece[] = []
  /** How far it has been read, and asked for. */
  #read: number
  #asked: number
  #ahead: number

  constructor(
    blocks: Blocks,
    { start, end }: { start: number; end: number },
    ahead: Ahead,
    signal: AbortSignal,
  ) {
    this.#blocks = blocks
    this.#end = end
    this.#signal = signal
    this.#most = ahead.most
    this.#read = start
    this.#asked = start
    this.#ahead = ahead.first
  }

  /** Undefined at the end. To be called again when it has settled, not before. */
  async next(): Promise<Uint8Array | undefined> {
    this.#signal.throwIfAborted()
    this.#askAhead()
    const piece = this.#pieces.shift()
    if (piece === undefined) return undefined
    const bytes = await piece.bytes
    this.#read = piece.end
    this.#ahead = Math.min(2 * this.#ahead, this.#most)
    // Not at the next call: bytes travel while the reader is busy with these.
    this.#askAhead()
    return bytes
  }

  #askAhead(): void {
    // Two requests at least, so that the line is not empty between an answer and the next question.
    const span = Math.max(BLOCK, Math.min(this.#ahead / 2, LONGEST_SPAN))
    while (this.#asked < this.#end && this.#asked + span <= this.#read + this.#ahead) {
      const piece = this.#blocks.piece(this.#asked, this.#end, span, this.#signal)
      this.#pieces.push(piece)
      this.#asked = piece.end
    }
  }
}
