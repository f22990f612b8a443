import type { RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Timers } from '../session/time.ts'
import { createHttp } from './http.ts'
import { SocketWire } from './socket-wire.ts'
import { WebSocketDoor } from './web-socket.ts'
import type { Wire } from './wire.ts'

/** "The first bytes `GET `" and the like decide that a connection is HTTP. */
const methods = ['GET ', 'POST', 'HEAD', 'OPTI'].map((method) => Buffer.from(method))
const LONGEST_METHOD = 4
/** Milliseconds in which the first bytes must come. */
const FIRST_BYTES = 30_000
/** Connections in all; the operating system refuses those beyond. */
const MOST_CONNECTIONS = 20_000

export interface ListenOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  readonly timers: Timers
  /** Called with each MTProto connection. */
  readonly accept: (wire: Wire) => void
  /** Answers HTTP requests on the same port; without it there is a short page. */
  readonly http?: RequestListener | undefined
}

export interface Listener {
  readonly host: string
  readonly port: number
  /** Accepts nothing any more. Resolves when the last connection has ended: MTProto ones are their server's to close. */
  close(): Promise<void>
}

/** Opens a port for all transports: TCP, WebSocket and a glimpse of HTTP. */
export async function listen({
  host,
  port,
  timers,
  accept,
  http: listener,
}: ListenOptions): Promise<Listener> {
  /** Connections that are not MTProto, or have not shown it yet. */
  const others = new Set<Socket>()
  const acceptFrom = (wire: Wire, socket: Socket) => {
    others.delete(socket)
    accept(wire)
  }
  const http = createHttp(new WebSocketDoor(acceptFrom), listener)

  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
    // What goes wrong ends in 'close'.
    socket.on('error', () => {})
    others.add(socket)
    socket.once('close', () => others.delete(socket))
    const cancel = timers.after(FIRST_BYTES, () => socket.destroy())
    socket.once('close', cancel)
    readFirstBytes(socket, (bytes) => {
      cancel()
      if (startsAsHttp(bytes)) {
        socket.unshift(bytes)
        http.emit('connection', socket)
        socket.resume()
      } else acceptFrom(new SocketWire(socket, bytes), socket)
    })
  })
  server.maxConnections = MOST_CONNECTIONS

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address() as AddressInfo
  return {
    host: address.address,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of others) socket.destroy()
      }),
  }
}

/** Calls `done` once, with the socket paused, when enough bytes have come to tell HTTP from anything else. */
function readFirstBytes(socket: Socket, done: (bytes: Buffer) => void): void {
  let bytes: Buffer = Buffer.alloc(0)
  const onData = (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
    const isOpen =
      bytes.length < LONGEST_METHOD &&
      methods.some((method) => bytes.equals(method.subarray(0, bytes.length)))
    if (isOpen) return
    socket.pause()
    socket.off('data', onData)
    done(bytes)
  }
  socket.on('data', onData)
}

function startsAsHttp(bytes: Buffer): boolean {
  return methods.some((method) => bytes.subarray(0, LONGEST_METHOD).equals(method))
}
