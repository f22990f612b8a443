import type { Socket } from 'node:net'
import { SocketWire } from '../gateway/socket-wire.ts'
import type { WireEvents } from '../gateway/wire.ts'

/** A TCP connection another process accepted, which counts it until it is over. */
export class HandedWire extends SocketWire {
  readonly #over: () => void

  constructor(socket: Socket, firstBytes: Uint8Array, over: () => void) {
    super(socket, firstBytes)
    this.#over = over
  }

  override open(events: WireEvents): void {
    const closed = () => {
      events.closed()
      this.#over()
    }
    super.open({ data: events.data, drained: events.drained, closed })
  }
}
