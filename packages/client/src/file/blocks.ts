import { RANGE_CHUNK } from '@longshore/protocol/files/range-rules'
import type { AskForRange } from '../download/verified-ranges.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { KeptSpans } from './kept-spans.ts'
import { BLOCK, numbersOf, Span } from './span.ts'

/** "the requested part should be within one 1 MB chunk from the beginning of the file". */
export const LONGEST_SPAN = RANGE_CHUNK

/** Some bytes of a file, perhaps still on their way. */
export interface Piece {
  /** Where in the file they end, not included. */
  readonly end: number
  readonly bytes: Promise<Uint8Array>
}

/**
 * The blocks of one file: each is asked for once while it is on its way or kept, however many want it. What arrives is
 * kept while there is room, and what was used longest ago makes room.
 */
export class Blocks {
  readonly #size: number
  readonly #ask: AskForRange
  /** Spans on their way, by the number of each block in them. */
  readonly #underWay = new Map<number, Span>()
  readonly #kept: KeptSpans

  /** @param options.memory for what is kept, in bytes */
  constructor({ size, ask, memory }: { size: number; ask: AskForRange; memory: number }) {
    this.#size = size
    this.#ask = ask
    this.#kept = new KeptSpans(memory)
  }

  /**
   * The bytes from `position` on, as many of them as one span holds, but none from `end` on.
   *
   * @param most bytes to ask for in one request: a power of two, from one block to {@link LONGEST_SPAN}
   */
  piece(position: number, end: number, most: number, signal: AbortSignal): Piece {
    const number = Math.floor(position / BLOCK)
    const span = this.#find(number) ?? this.#fetch(number, end, most)
    const pieceEnd = Math.min(end, span.to)
    const cut = (bytes: Uint8Array) => bytes.subarray(position - span.from, pieceEnd - span.from)
    const bytes = span.bytes(signal).then(cut)
    // It may fail before its turn comes to be read.
    bytes.catch(() => {})
    return { end: pieceEnd, bytes }
  }

  /** Whether the byte at a position is kept, or on its way. */
  has(position: number): boolean {
    return this.#find(Math.floor(position / BLOCK)) !== undefined
  }

  /** Stops what is on its way and forgets what is kept. */
  clear(): void {
    for (const span of this.#underWay.values()) span.stop()
    this.#kept.clear()
  }

  #find(number: number): Span | undefined {
    const span = this.#underWay.get(number)
    return span && !span.isStopped ? span : this.#kept.find(number)
  }

  #fetch(first: number, end: number, most: number): Span {
    const last = this.#lastToAsk(first, end, most)
    const limit = (last + 1 - first) * BLOCK
    const place = { from: first * BLOCK, to: Math.min(first * BLOCK + limit, this.#size) }
    const span = new Span(place, (self, signal) => this.#bytesOf(self, limit, signal))
    for (const number of numbersOf(span)) this.#underWay.set(number, span)
    return span
  }

  /** Whole multiples of `most` never cross a multiple of 1 MB; a block that is there already is not asked for again. */
  #lastToAsk(first: number, end: number, most: number): number {
    const position = first * BLOCK
    const last = Math.ceil(Math.min(position - (position % most) + most, end) / BLOCK) - 1
    for (let number = first + 1; number <= last; number++) {
      if (this.#find(number) !== undefined) return number - 1
    }
    return last
  }

  async #bytesOf(span: Span, limit: number, signal: AbortSignal): Promise<Uint8Array> {
    const { from: offset } = span
    const length = span.to - offset
    // "1048576 (1 MB) must be divisible by limit", unless precise.
    const precise = RANGE_CHUNK % limit !== 0
    try {
      const bytes = await this.#ask({ offset, limit, precise, skip: 0, take: length, length }, signal)
      if (bytes.length !== length) {
        throw new TransferError(`the server gave ${bytes.length} bytes from offset ${offset}, not ${length}`)
      }
      signal.throwIfAborted()
      this.#kept.add(span)
      return bytes
    } finally {
      for (const number of numbersOf(span)) {
        // Where it was stopped another may have taken its place.
        if (this.#underWay.get(number) === span) this.#underWay.delete(number)
      }
    }
  }
}
