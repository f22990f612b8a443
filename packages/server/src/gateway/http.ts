import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import type { Timers } from '../session/time.ts'
import { allowOrigins } from './cross-origin.ts'
import { losePatience } from './http-patience.ts'
import type { WebSocketDoor } from './web-socket.ts'

/** Milliseconds for which an HTTP connection may be quiet. */
const QUIET = 30_000
/** Milliseconds in which whoever was refused must have read so. */
const FAREWELL = 2000

/** @returns whether the request is its own, and will be answered */
export type TakesRequest = (request: IncomingMessage, response: ServerResponse) => boolean

/** What somebody sees who opens the port in a browser. */
const PAGE = `This is Longshore, a server for Telegram's MTProto.

Point a Telegram client library at this address and port, or a browser client at the WebSocket /apiws or at /apiw1.
`

/**
 * The HTTP side of the port. It does not listen: connections whose first bytes are HTTP are handed to it by the event
 * `connection`.
 */
export function createHttp(door: WebSocketDoor, timers: Timers, takes: TakesRequest = () => false): Server {
  const server = createServer((request, response) => {
    allowOrigins(request, response)
    if (!takes(request, response)) answerWithPage(request, response)
  })
  server.timeout = QUIET
  losePatience(server, timers)
  server.on('upgrade', (request, socket, head) => {
    // What a server is handed over by 'connection' are the sockets of net.
    if (!door.upgrade(request, socket as Socket, head)) refuse(socket as Socket, timers)
  })
  return server
}

/** What still comes is read, since unread bytes turn the end into a reset, but not for long. */
function refuse(socket: Socket, timers: Timers): void {
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  socket.resume()
  socket.once(
    'close',
    timers.after(FAREWELL, () => socket.destroy()),
  )
}

const answerWithPage: RequestListener = (request, response) => {
  const isPage = request.url === '/' && (request.method === 'GET' || request.method === 'HEAD')
  response.writeHead(isPage ? 200 : 404, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(isPage ? PAGE : 'Not found\n')
}
