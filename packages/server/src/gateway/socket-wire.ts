import type { Socket } from 'node:net'
import { readWide } from './wide-reading.ts'
import type { Wire, WireEvents } from './wire.ts'

/** A TCP connection. */
export class SocketWire implements Wire {
  readonly remoteAddress: string
  readonly mustBeObfuscated = false
  #socket: Socket
  readonly #firstBytes: Uint8Array
  #isWide = false
  #isPaused = false

  /** @param firstBytes what was read already; the socket is paused */
  constructor(socket: Socket, firstBytes: Uint8Array) {
    this.#socket = socket
    this.#firstBytes = firstBytes
    this.remoteAddress = addressOf(socket)
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength
  }

  open({ data, drained, closed }: WireEvents): void {
    const wide = readWide(this.#socket, () => this.#isWide, data)
    // What goes wrong ends in 'close'.
    if (wide) this.#socket = wide.on('error', () => {})
    else this.#socket.on('data', data)
    this.#socket.on('drain', drained)
    this.#socket.on('close', closed)
    data(this.#firstBytes)
    if (!this.#isPaused) this.#socket.resume()
  }

  write(chunks: readonly Uint8Array[], written?: () => void): void {
    // Corked, so that a header and its payload leave in one packet.
    this.#socket.cork()
    for (const [index, chunk] of chunks.entries())
      this.#socket.write(chunk, index === chunks.length - 1 ? written : undefined)
    this.#socket.uncork()
  }

  readWide(isWide: boolean): void {
    this.#isWide = isWide
  }

  pause(): void {
    this.#isPaused = true
    this.#socket.pause()
  }

  resume(): void {
    this.#isPaused = false
    this.#socket.resume()
  }

  close(): void {
    this.#socket.end()
    // What still comes is not looked at, but it must be read: unread bytes turn the end into a reset.
    this.#socket.resume()
  }

  destroy(): void {
    this.#socket.destroy()
  }
}

/** An IPv4 address is one address, also where the system writes it as IPv6. */
export function addressOf(socket: Socket): string {
  return (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '')
}
