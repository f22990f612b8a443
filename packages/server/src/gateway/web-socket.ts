import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Timers } from '../session/time.ts'
import { isWebSocketPath } from './http-paths.ts'
import { SocketWire } from './socket-wire.ts'
import { WebSocketWire } from './web-socket-wire.ts'
import type { Wire } from './wire.ts'

/** What both ends of every WebSocket know (RFC 6455, 1.3). */
const ACCEPTED = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const NOTHING = new Uint8Array(0)
/** 16 bytes in base64. */
const KEY = /^[+/0-9A-Za-z]{22}==$/

/** Turns HTTP upgrades into wires. */
export class WebSocketDoor {
  readonly #accept: (wire: Wire, socket: Socket) => void
  readonly #timers: Timers

  /** @param accept takes over the wire, and with it the socket below */
  constructor(accept: (wire: Wire, socket: Socket) => void, timers: Timers) {
    this.#accept = accept
    this.#timers = timers
  }

  /** @returns whether the request was for a WebSocket of ours */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): boolean {
    const key = request.headers['sec-websocket-key']
    if (!isWebSocketPath(request.url) || !asksForWebSocket(request) || key === undefined) return false
    // The patience of HTTP is not that of what follows.
    socket.setTimeout(0)
    const answer = Buffer.from(answerTo(key, request))
    this.#accept(
      new WebSocketWire(new SocketWire(socket, NOTHING), { answer, head, timers: this.#timers }),
      socket,
    )
    return true
  }
}

function asksForWebSocket({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-version'] === '13' &&
    KEY.test(headers['sec-websocket-key'] ?? '')
  )
}

function answerTo(key: string, request: IncomingMessage): string {
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${createHash('sha1').update(key).update(ACCEPTED).digest('base64')}`,
  ]
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  if (protocols.includes('binary')) lines.push('Sec-WebSocket-Protocol: binary')
  return `${lines.join('\r\n')}\r\n\r\n`
}
