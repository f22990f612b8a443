import type { Cancel, Timers } from '../session/time.ts'
import {
  binaryHeader,
  closeFrame,
  frameHeader,
  GOING_AWAY,
  PONG,
  WebSocketError,
  WebSocketFrames,
} from './web-socket-frames.ts'
import type { Wire, WireEvents } from './wire.ts'

/** Bytes waiting to be sent above which pings are not answered: who sends them does not read. */
const MOST_UNREAD = 64 * 1024

/** Milliseconds in which the client must say that it has heard of the end. */
const FAREWELL = 5000

/** How a WebSocket begins. */
export interface Opening {
  /** To the request to upgrade. */
  readonly answer: Uint8Array
  /** What came after that request already. */
  readonly head: Uint8Array
  readonly timers: Timers
}

/** A WebSocket connection: its messages are pieces of one stream, their borders mean nothing. */
export class WebSocketWire implements Wire {
  readonly mustBeObfuscated = true
  readonly #below: Wire
  readonly #opening: Opening
  #isEnding = false
  #cancelFarewell: Cancel = () => {}

  /**
   * @param below the connection that carries it, of which nothing is read but the request to upgrade
   */
  constructor(below: Wire, opening: Opening) {
    this.#below = below
    this.#opening = opening
  }

  get remoteAddress(): string {
    return this.#below.remoteAddress
  }

  get bufferedBytes(): number {
    return this.#below.bufferedBytes
  }

  open({ data, drained, closed }: WireEvents): void {
    const frames = new WebSocketFrames({
      data: (bytes) => {
        if (!this.#isEnding) data(bytes)
      },
      ping: (payload) => this.#answerPing(payload),
      close: () => {
        this.#end(GOING_AWAY)
        this.#below.close()
      },
    })
    const take = (chunk: Uint8Array) => {
      try {
        frames.push(chunk)
      } catch (error) {
        if (!(error instanceof WebSocketError)) throw error
        this.#end(error.code)
      }
    }
    const over = () => {
      this.#cancelFarewell()
      closed()
    }
    this.#below.open({ data: take, drained, closed: over })
    this.#below.write([this.#opening.answer])
    take(this.#opening.head)
  }

  /** One message. */
  write(chunks: readonly Uint8Array[], written?: () => void): void {
    const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    this.#below.write([binaryHeader(length), ...chunks], written)
  }

  readWide(isWide: boolean): void {
    this.#below.readWide(isWide)
  }

  pause(): void {
    this.#below.pause()
  }

  resume(): void {
    this.#below.resume()
  }

  close(): void {
    this.#end(GOING_AWAY)
  }

  destroy(): void {
    this.#below.destroy()
  }

  #answerPing(payload: Uint8Array): void {
    if (this.bufferedBytes < MOST_UNREAD) this.#below.write([frameHeader(PONG, payload.length), payload])
  }

  /** Says why, and waits for the client to say the same: it is told no more, and what it says else is not heard. */
  #end(code: number): void {
    if (this.#isEnding) return
    this.#isEnding = true
    this.#below.write([closeFrame(code)])
    this.#below.resume()
    this.#cancelFarewell = this.#opening.timers.after(FAREWELL, () => this.#below.destroy())
  }
}
