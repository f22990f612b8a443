import { type AddressInfo, createServer } from 'node:net'
import { Entrance, type EntranceOptions } from './entrance.ts'

/** Connections in all; the operating system refuses those beyond. */
export const MOST_CONNECTIONS = 20_000

export interface ListenOptions extends EntranceOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
}

export interface Listener {
  readonly host: string
  readonly port: number
  /** Accepts nothing any more. Resolves when the last connection has ended: MTProto ones are their server's to close. */
  close(): Promise<void>
}

/** Opens a port for all transports: TCP, WebSocket and a glimpse of HTTP. */
export async function listen({ host, port, ...options }: ListenOptions): Promise<Listener> {
  const entrance = new Entrance(options)
  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => entrance.admit(socket))
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
        entrance.close()
      }),
  }
}
