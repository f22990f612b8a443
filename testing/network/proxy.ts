import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type Clock, systemTimers, type Timers } from '@longshore/server/session/time'
import { befalls, seriesOf } from './draw.ts'
import type { FaultName, Faults, Way } from './faults.ts'
import { Line } from './line.ts'
import { ProxiedConnection, type Surroundings } from './proxied-connection.ts'
import { ReadBuffers } from './read-buffers.ts'
import { accepting, type Target } from './sockets.ts'

export type { FaultName, Faults, Target, Way }

export interface ProxyOptions {
  readonly target: Target
  /** Where and when faults come follows from it and from the number of the connection, counted from 0. */
  readonly seed: number
  /** None when absent: a proxy that does nothing. */
  readonly faults?: Faults | undefined
  /** Shown everything both sides have sent, before anything happens to it. The bytes are lent: a copy may be kept. */
  readonly onBytes?: ((connection: number, way: Way, chunk: Uint8Array) => void) | undefined
  readonly clock?: Clock | undefined
  readonly timers?: Timers | undefined
}

/** A network on loopback that does wrong what it is told to. */
export interface NetworkProxy {
  readonly port: number
  /** Open connections. */
  readonly connections: number
  /** Bytes that clients and servers have sent so far. */
  readonly bytes: Readonly<Record<Way, number>>
  /** How often each fault has happened. */
  readonly happened: Readonly<Partial<Record<FaultName, number>>>
  /** From now on these faults happen, on open connections too. */
  set(faults: Faults): void
  /** Resets all open connections. */
  cutAll(): void
  /** Accepts nothing any more, and resets all open connections. */
  close(): Promise<void>
}

export async function openProxy(options: ProxyOptions): Promise<NetworkProxy> {
  const { target, seed, onBytes, clock = () => performance.now(), timers = systemTimers } = options
  let faults = options.faults ?? {}
  let accepted = 0
  const connections = new Set<ProxiedConnection>()
  /** Connections nothing comes of, and replayed ones. */
  const others = new Set<Socket>()
  /** As the server has made and counts them. */
  const counted = new Set<Socket>()
  const bytes = { up: 0, down: 0 }
  const happened: Partial<Record<FaultName, number>> = {}
  const count = (fault: FaultName) => {
    happened[fault] = (happened[fault] ?? 0) + 1
  }
  const keep = (socket: Socket) => {
    others.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => others.delete(socket))
  }

  const around: Surroundings = {
    target,
    seed,
    clock,
    timers,
    buffers: new ReadBuffers(),
    totals: { up: new Line(), down: new Line() },
    count,
    onBytes: (connection, way, chunk) => {
      bytes[way] += chunk.length
      onBytes?.(connection, way, chunk)
    },
    replay: (recorded, milliseconds) => {
      const socket = connect({ ...target, noDelay: true })
      keep(socket)
      for (const chunk of recorded) socket.write(chunk)
      socket.resume()
      const cancel = timers.after(milliseconds, () => socket.destroy())
      socket.once('close', cancel)
    },
    onEnd: (connection) => connections.delete(connection),
  }

  const server = createServer(accepting, (socket) => {
    const number = accepted++
    counted.add(socket)
    socket.once('close', () => counted.delete(socket))
    const befallen = (name: 'refuse' | 'silence') => {
      const fault = faults[name]
      if (fault === undefined || !befalls(fault, seriesOf(seed, number, name))) return false
      count(name)
      keep(socket)
      return true
    }
    if (befallen('refuse')) socket.resetAndDestroy()
    else if (befallen('silence')) socket.resume()
    else {
      const connection = new ProxiedConnection(socket, number, around)
      connections.add(connection)
      connection.set(faults)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const cutAll = () => {
    for (const connection of [...connections]) connection.reset()
    for (const socket of others) socket.resetAndDestroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections.size
    },
    bytes,
    happened,
    set: (next) => {
      faults = next
      for (const connection of connections) connection.set(next)
    },
    cutAll,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      cutAll()
      // It closes only without any, and what became of their connections is not for it to wait for.
      for (const socket of counted) socket.destroy()
      await closed
    },
  }
}
