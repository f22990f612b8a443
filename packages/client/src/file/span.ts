import { HASH_WINDOW } from '@longshore/protocol/files/hash-windows'
import { orAborted } from '../time/abort.ts'
import { TransferError } from '../transfer/transfer-error.ts'

/** Requests begin and end where the pieces of upload.getFileHashes do: what is whole can be verified. Bytes. */
export const BLOCK = HASH_WINDOW

/** Whole blocks of a file that one request brings, shared by all who wait for any of them. */
export class Span {
  readonly from: number
  /** Not included. */
  readonly to: number
  readonly #answer: Promise<Uint8Array>
  readonly #stop = new AbortController()
  #waiting = 0
  #isOver = false

  /** @param fetch is told to stop when nobody waits any more */
  constructor(
    { from, to }: { from: number; to: number },
    fetch: (span: Span, signal: AbortSignal) => Promise<Uint8Array>,
  ) {
    this.from = from
    this.to = to
    this.#answer = fetch(this, this.#stop.signal).finally(() => {
      this.#isOver = true
    })
    // Whoever waits is told; when nobody does, there is nobody to tell.
    this.#answer.catch(() => {})
  }

  /** The bytes of the whole span. An abort ends the waiting at once, and the request with the last who waited. */
  async bytes(signal: AbortSignal): Promise<Uint8Array> {
    this.#waiting++
    try {
      return await orAborted(this.#answer, signal)
    } finally {
      this.#waiting--
      if (this.#waiting === 0 && !this.#isOver) this.stop()
    }
  }

  /** Nothing comes of it any more: who wants its bytes now has to ask anew. */
  get isStopped(): boolean {
    return this.#stop.signal.aborted
  }

  stop(): void {
    this.#stop.abort(new TransferError('nobody waits for these bytes any more'))
  }
}

/** Of the blocks in it, counted from the beginning of the file. */
export function* numbersOf({ from, to }: Span): Generator<number> {
  for (let position = from; position < to; position += BLOCK) yield position / BLOCK
}
