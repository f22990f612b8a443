import { planRanges } from '@longshore/protocol/files/plan-ranges'
import { bytesOfRange } from '../download/byte-range.ts'
import type { AskForRange } from '../download/verified-ranges.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { Blocks } from './blocks.ts'
import { type Ahead, ReadAhead } from './read-ahead.ts'

const KiB = 1024
const MiB = 1024 * KiB

/** After a jump little is asked for at first; who goes on reading soon has as much under way as a download. */
const streamAhead: Ahead = { first: 256 * KiB, most: 8 * MiB }
/** All of what a read wants is wanted at once. */
const readAhead: Ahead = { first: 8 * MiB, most: 8 * MiB }
/** A read of at most so many bytes is answered exactly, where nothing asks for whole blocks. */
const smallRead = 32 * KiB

export interface ReadAtOptions {
  /** Stops the requests at once. */
  readonly signal?: AbortSignal | undefined
}

export interface StreamOptions extends ReadAtOptions {
  /** The first byte, counted from 0, which it is when absent. */
  readonly start?: number | undefined
  /** Where to end, not included; the end of the file when absent. */
  readonly end?: number | undefined
}

/** What is known of a file before the first byte of it. */
export interface FileDescription {
  readonly id: bigint
  /** In bytes. */
  readonly size: number
  readonly name: string | undefined
  /** As its sender named it: any text, to be checked before it is passed on. */
  readonly mimeType: string
}

/**
 * A file on the server, readable at any place. What was read last is kept in memory, so that readings which overlap
 * fetch nothing twice; readings at the same time share their requests. All of them fail with {@link TransferError} when
 * the bytes are not those the server has hashed, and with `RpcError` as the server answers.
 */
export class RemoteFile implements FileDescription {
  readonly id: bigint
  readonly size: number
  readonly name: string | undefined
  readonly mimeType: string
  readonly #ask: AskForRange
  readonly #blocks: Blocks
  readonly #whole: boolean
  readonly #closing = new AbortController()

  /**
   * @param options.whole whether only whole blocks can be asked for
   * @param options.memory for blocks that were read, in bytes
   * @param options.signal closes it
   */
  constructor(
    { id, size, name, mimeType }: FileDescription,
    options: { ask: AskForRange; whole: boolean; memory: number; signal?: AbortSignal | undefined },
  ) {
    const { ask, whole, memory, signal } = options
    this.id = id
    this.size = size
    this.name = name
    this.mimeType = mimeType
    this.#ask = ask
    this.#whole = whole
    this.#blocks = new Blocks({ size, ask, memory })
    const close = () => this.#close(signal?.reason)
    signal?.addEventListener('abort', close, { once: true, signal: this.#closing.signal })
  }

  /**
   * The bytes from `position` on: `length` of them, or as many as there are before the end of the file.
   *
   * @throws {TransferError} when position or length is no number of bytes, or the file is closed
   */
  async read(position: number, length: number, options: ReadAtOptions = {}): Promise<Uint8Array> {
    if (!isCount(position) || !isCount(length))
      throw new TransferError(`no ${length} bytes can be read at position ${position}`)
    const signal = this.#signal(options)
    const start = Math.min(position, this.size)
    const end = Math.min(start + length, this.size)
    if (!this.#whole && end - start <= smallRead && !this.#blocks.has(start))
      return await this.#readExactly(start, end, signal)
    const reading = new ReadAhead(this.#blocks, { start, end }, readAhead, signal)
    return await joined(end - start, () => reading.next())
  }

  /**
   * The bytes of a range, in order. A little is fetched ahead of the reader, and more the longer it reads; nothing
   * before it begins, and a reader who pauses stops the requests. Pieces are shared with other readers: they must not be
   * changed. `cancel` stops everything at once.
   *
   * @throws {TransferError} when the range does not lie in the file, or the file is closed
   */
  stream({ start = 0, end, signal }: StreamOptions = {}): ReadableStream<Uint8Array> {
    const range = bytesOfRange(this.size, { start, end })
    const stop = new AbortController()
    const reading = new ReadAhead(
      this.#blocks,
      { start: range.from, end: end ?? this.size },
      streamAhead,
      this.#signal({ signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal }),
    )
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const bytes = await reading.next()
          if (bytes === undefined) controller.close()
          else controller.enqueue(bytes)
        },
        cancel: (reason) => stop.abort(reason),
      },
      { highWaterMark: 0 },
    )
  }

  /** Stops all readings and gives the memory back. May be called again. */
  close(): void {
    this.#close(new TransferError('the file is closed'))
  }

  [Symbol.dispose](): void {
    this.close()
  }

  #close(reason: unknown): void {
    this.#closing.abort(reason)
    this.#blocks.clear()
  }

  #signal({ signal }: ReadAtOptions): AbortSignal {
    this.#closing.signal.throwIfAborted()
    return signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal
  }

  /** With `precise`, hardly more is sent than is wanted. */
  async #readExactly(from: number, to: number, signal: AbortSignal): Promise<Uint8Array> {
    const ranges = planRanges({ size: this.size, from, to })
    return await joined(to - from, async () => {
      const { value: range } = ranges.next()
      if (range === undefined) return undefined
      const bytes = await this.#ask(range, signal)
      return bytes.subarray(range.skip, range.skip + range.take)
    })
  }
}

/** A copy: readers may do with it what they like. */
async function joined(length: number, next: () => Promise<Uint8Array | undefined>): Promise<Uint8Array> {
  const whole = new Uint8Array(length)
  let position = 0
  for (let piece = await next(); piece !== undefined; piece = await next()) {
    whole.set(piece, position)
    position += piece.length
  }
  if (position !== length) throw new TransferError(`the server gave ${position} of ${length} bytes`)
  return whole
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
