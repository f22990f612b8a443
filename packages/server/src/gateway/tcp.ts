import { Entrance, type EntranceOptions } from './entrance.ts'
import { Port } from './port.ts'

export interface ListenOptions extends EntranceOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** Connections in all; those beyond are ended at once. */
  readonly most?: number | undefined
  readonly onRefused?: (() => void) | undefined
}

export interface Listener {
  readonly host: string
  readonly port: number
  /** Accepts nothing any more. Resolves when the last connection has ended: MTProto ones are their server's to close. */
  close(): Promise<void>
}

/** A listener that lets nobody in before it is opened. */
export interface PreparedListener extends Listener {
  open(): Promise<void>
}

/** Makes everything ready for a port for all transports: TCP, WebSocket and a glimpse of HTTP. */
export async function prepareToListen({ host, port, ...options }: ListenOptions): Promise<PreparedListener> {
  const entrance = new Entrance(options)
  const reserved = await Port.reserve({
    host,
    port,
    most: options.most,
    onRefused: options.onRefused,
    greet: (socket) => entrance.admit(socket),
  })
  return {
    host,
    port: reserved.number,
    open: () => reserved.open(),
    close: async () => {
      const closed = reserved.close()
      entrance.close()
      await closed
    },
  }
}

/** Opens a port at once. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const listener = await prepareToListen(options)
  await listener.open()
  return listener
}
