import type { ByteStreamEvents, Dial } from '@longshore/client/connection/byte-stream'
import { ConnectionError } from '@longshore/client/connection/connection-error'
import type { Wire, WireEvents } from '@longshore/server/gateway/wire'
import { seeded } from './seeded.ts'

/** Chunks are of every order of size, so that frames are cut in their headers, in their payloads, and not at all. */
const LONGEST_CHUNKS = [1, 5, 64, 3000, 70_000, 700_000]

/**
 * Connections between a client and a server that never leave memory. What one end writes arrives at the other cut
 * elsewhere, and later: at places and in pieces that follow from the seed.
 */
export class MemoryLink {
  /** Whether somebody answers; else every dial is refused. */
  isUp = true
  /** Pieces delivered so far. */
  delivered = 0
  readonly #accept: (wire: Wire) => void
  readonly #random: (below: number) => number
  readonly #pairs = new Set<Pair>()

  /** @param accept what the server does with a wire */
  constructor(options: { accept: (wire: Wire) => void; seed: number }) {
    this.#accept = options.accept
    this.#random = seeded(options.seed)
  }

  readonly dial: Dial = async (_address, events, signal) => {
    signal.throwIfAborted()
    if (!this.isUp) throw new ConnectionError('nobody answers in memory')
    const pair = new Pair(events, () => this.#nextLength())
    this.#pairs.add(pair)
    this.#accept(pair.wire)
    return pair.stream
  }

  /** Ends all connections at once, as a failing network does: what is under way is lost. */
  cut(): void {
    for (const pair of this.#pairs) pair.end()
    this.#pairs.clear()
  }

  #nextLength(): number {
    this.delivered++
    const longest = LONGEST_CHUNKS[this.#random(LONGEST_CHUNKS.length)] ?? 1
    return 1 + this.#random(longest)
  }
}

/** One connection. */
class Pair {
  readonly #toServer: OneWay
  readonly #toClient: OneWay
  readonly #client: ByteStreamEvents
  #server: WireEvents | undefined
  #isOver = false
  #clientIsGone = false

  constructor(client: ByteStreamEvents, nextLength: () => number) {
    this.#client = client
    this.#toServer = new OneWay(nextLength, (chunk) => this.#server?.data(chunk))
    this.#toClient = new OneWay(nextLength, (chunk) => {
      client.onBytes(chunk)
      if (this.#toClient.length === 0) this.#server?.drained()
    })
  }

  get stream() {
    return {
      write: (chunks: readonly Uint8Array[]) => this.#toServer.write(chunks),
      unsent: () => this.#toServer.length,
      close: () => {
        this.#clientIsGone = true
        this.end()
      },
    }
  }

  get wire(): Wire {
    const toClient = this.#toClient
    return {
      remoteAddress: '192.0.2.1',
      mustBeObfuscated: false,
      get bufferedBytes() {
        return toClient.length
      },
      open: (events) => {
        this.#server = events
      },
      write: (chunks) => toClient.write(chunks),
      readWide() {},
      pause: () => this.#toServer.pause(),
      resume: () => this.#toServer.resume(),
      close: () => toClient.onceEmpty(() => this.end()),
      destroy: () => this.end(),
    }
  }

  /** Both ends hear of it in a moment, but for the one that wanted it. */
  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#toServer.end()
    this.#toClient.end()
    setImmediate(() => {
      this.#server?.closed()
      if (!this.#clientIsGone) this.#client.onClose()
    })
  }
}

/** One direction of a connection. */
class OneWay {
  readonly #written: Uint8Array[] = []
  #length = 0
  readonly #nextLength: () => number
  readonly #deliver: (chunk: Uint8Array) => void
  #isPaused = false
  #isOver = false
  #isDue = false
  #onEmpty: (() => void) | undefined

  constructor(nextLength: () => number, deliver: (chunk: Uint8Array) => void) {
    this.#nextLength = nextLength
    this.#deliver = deliver
  }

  get length(): number {
    return this.#length
  }

  write(chunks: readonly Uint8Array[]): void {
    if (this.#isOver) return
    for (const chunk of chunks) {
      this.#written.push(chunk.slice())
      this.#length += chunk.length
    }
    this.#goOn()
  }

  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = false
    this.#goOn()
  }

  end(): void {
    this.#isOver = true
  }

  onceEmpty(work: () => void): void {
    this.#onEmpty = work
    if (this.length === 0) work()
  }

  #goOn(): void {
    if (this.#isDue) return
    this.#isDue = true
    setImmediate(() => {
      this.#isDue = false
      this.#deliverOne()
    })
  }

  #deliverOne(): void {
    if (this.#isOver || this.#isPaused) return
    const chunk = this.#take(Math.min(this.#nextLength(), this.#length))
    if (chunk.length > 0) this.#deliver(chunk)
    if (this.length > 0) this.#goOn()
    else this.#onEmpty?.()
  }
  /** A copy of the first bytes: it belongs to the receiver, who may look at no other. */
  #take(length: number): Uint8Array {
    const taken = new Uint8Array(length)
    for (let filled = 0; filled < length; ) {
      const first = this.#written[0]?.subarray(0, length - filled) ?? taken
      taken.set(first, filled)
      filled += first.length
      const rest = this.#written[0]?.subarray(first.length)
      if (rest?.length) this.#written[0] = rest
      else this.#written.shift()
    }
    this.#length -= length
    return taken
  }
}
