import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import { addressOf } from './socket-wire.ts'
import { WebSocketWire } from './web-socket-wire.ts'
import type { Wire } from './wire.ts'

/** Where browsers connect (mtproto/transports, WebSocket); the second one is that of test data centers. */
const paths = new Set(['/apiws', '/apiws_test'])
/** A message may hold several packets, so that it has a bound of its own. */
const LONGEST_MESSAGE = 8 * 1024 * 1024

/** Turns HTTP upgrades into wires. */
export class WebSocketDoor {
  readonly #accept: (wire: Wire, socket: Socket) => void
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // Encrypted bytes do not get any smaller.
    perMessageDeflate: false,
    maxPayload: LONGEST_MESSAGE,
    handleProtocols: (protocols) => protocols.has('binary') && 'binary',
  })

  /** @param accept takes over the wire, and with it the socket below */
  constructor(accept: (wire: Wire, socket: Socket) => void) {
    this.#accept = accept
  }

  /** @returns whether the request was for a WebSocket of ours */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): boolean {
    const [path] = (request.url ?? '').split('?')
    if (!paths.has(path ?? '')) return false
    const remoteAddress = addressOf(socket)
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      this.#accept(new WebSocketWire(webSocket, remoteAddress), socket)
    })
    return true
  }
}
