import type { Wire, WireEvents } from '@longshore/server/gateway/wire'

/** The server's end of a wire in memory. The other end is a few functions: what a client does with its socket. */
export class FakeWire implements Wire {
  readonly remoteAddress: string
  readonly mustBeObfuscated: boolean
  isPaused = false
  /** Whether the server would read much at once. */
  isWide = false
  isClosed = false
  /** While false nothing leaves: what the server writes piles up. */
  isReading = true
  readonly #onBytes: (chunk: Uint8Array) => void
  readonly #onClosed: () => void
  #events: WireEvents | undefined
  #unread: Uint8Array[] = []
  #unsent: Uint8Array[] = []

  constructor(options: {
    onBytes: (chunk: Uint8Array) => void
    onClosed?: () => void
    remoteAddress?: string | undefined
    mustBeObfuscated?: boolean | undefined
  }) {
    this.#onBytes = options.onBytes
    this.#onClosed = options.onClosed ?? (() => {})
    this.remoteAddress = options.remoteAddress ?? '192.0.2.1'
    this.mustBeObfuscated = options.mustBeObfuscated ?? false
  }

  /** The client sends. Whoever does not read gets it later. */
  send(chunk: Uint8Array): void {
    if (this.isClosed) return
    if (this.isPaused) this.#unsent.push(chunk)
    else this.#events?.data(chunk.slice())
  }

  /** The client reads again. */
  read(): void {
    this.isReading = true
    for (const chunk of this.#unread.splice(0)) this.#onBytes(chunk)
    this.#events?.drained()
  }

  /** The client hangs up. */
  hangUp(): void {
    this.#end()
  }

  get bufferedBytes(): number {
    return this.#unread.reduce((sum, { length }) => sum + length, 0)
  }

  open(events: WireEvents): void {
    this.#events = events
  }

  write(chunks: readonly Uint8Array[]): void {
    if (this.isClosed) throw new Error('the server writes to a closed wire')
    if (this.isReading) for (const chunk of chunks) this.#onBytes(chunk)
    else this.#unread.push(...chunks)
  }

  readWide(isWide: boolean): void {
    this.isWide = isWide
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
    for (let chunk = this.#next(); chunk; chunk = this.#next()) this.#events?.data(chunk)
  }

  close(): void {
    if (this.isReading) this.#end()
  }

  destroy(): void {
    this.#end()
  }

  #next(): Uint8Array | undefined {
    return this.isPaused ? undefined : this.#unsent.shift()
  }

  #end(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.#events?.closed()
    this.#onClosed()
  }
}
