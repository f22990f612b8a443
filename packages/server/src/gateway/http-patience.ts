import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Timers } from '../session/time.ts'

/** Milliseconds in which the headers of a request must have come, from the connection's beginning or the last answer. */
const FOR_HEADERS = 10_000
/** Milliseconds in which all of a request must have come. */
const FOR_REQUEST = 30_000

/**
 * Ends connections whose requests take too long to come, however many bytes trickle in. Node's own limits
 * (`headersTimeout`, `requestTimeout`) hold only for servers that listen themselves.
 */
export function losePatience(server: Server, timers: Timers): void {
  const cancels = new WeakMap<Socket, () => void>()
  const wait = (socket: Socket, milliseconds: number) => {
    stop(socket)
    cancels.set(
      socket,
      timers.after(milliseconds, () => socket.destroy()),
    )
  }
  const stop = (socket: Socket) => cancels.get(socket)?.()

  server.on('connection', (socket: Socket) => {
    wait(socket, FOR_HEADERS)
    socket.once('close', () => stop(socket))
  })
  server.on('request', (request, response) => {
    const { socket } = request
    wait(socket, FOR_REQUEST)
    request.once('end', () => stop(socket))
    response.once('finish', () => wait(socket, FOR_HEADERS))
  })
  server.on('upgrade', ({ socket }) => stop(socket))
}
