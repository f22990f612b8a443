import type { WebSocket } from 'ws'
import type { Wire, WireEvents } from './wire.ts'

const GOING_AWAY = 1001
const UNSUPPORTED_DATA = 1003

/** A WebSocket connection: its messages are pieces of one stream, their borders mean nothing. */
export class WebSocketWire implements Wire {
  readonly remoteAddress: string
  readonly mustBeObfuscated = true
  readonly #webSocket: WebSocket
  #onDrained: () => void = () => {}

  constructor(webSocket: WebSocket, remoteAddress: string) {
    this.#webSocket = webSocket
    this.remoteAddress = remoteAddress
  }

  get bufferedBytes(): number {
    return this.#webSocket.bufferedAmount
  }

  open({ data, drained, closed }: WireEvents): void {
    this.#onDrained = drained
    this.#webSocket.on('message', (message, isBinary) => {
      if (isBinary) data(message)
      else this.#webSocket.close(UNSUPPORTED_DATA)
    })
    // A 'close' follows.
    this.#webSocket.on('error', () => {})
    this.#webSocket.on('close', closed)
  }

  /** One message, in as many fragments as there are chunks. */
  write(chunks: readonly Uint8Array[], written?: () => void): void {
    for (const [index, chunk] of chunks.entries()) {
      const fin = index === chunks.length - 1
      this.#webSocket.send(chunk, { binary: true, fin }, () => {
        if (fin) written?.()
        if (fin && this.bufferedBytes === 0) this.#onDrained()
      })
    }
  }

  pause(): void {
    this.#webSocket.pause()
  }

  resume(): void {
    this.#webSocket.resume()
  }

  close(): void {
    this.#webSocket.resume()
    this.#webSocket.close(GOING_AWAY)
  }

  destroy(): void {
    this.#webSocket.terminate()
  }
}
