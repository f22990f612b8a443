import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { generateServerKey, loadServerKey } from '@longshore/protocol/node/rsa-key'
import { MtprotoServer } from '@longshore/server/gateway/mtproto-server'
import { type Listener, listen } from '@longshore/server/gateway/tcp'
import type { Wire } from '@longshore/server/gateway/wire'
import { silentLog } from '@longshore/server/session/log'
import { systemTimers } from '@longshore/server/session/time'
import { openDatabase } from '@longshore/server/storage/embedded/sqlite/database'
import { keyMigrations, SqliteKeyStore } from '@longshore/server/storage/embedded/sqlite/key-store'
import { TinyApi } from './tiny-api.ts'

const keyPair = generateServerKey()
export const publicKeys = [keyPair.publicPem]

/** A data center with the server's real connections and sessions, and a tiny API behind them, on loopback. */
export class TestDataCenter {
  readonly id: number
  readonly api: TinyApi
  readonly server: MtprotoServer
  readonly #wires = new Set<Wire>()
  #listener: Listener | undefined

  static async start(id: number): Promise<TestDataCenter> {
    const dataCenter = new TestDataCenter(id)
    await dataCenter.#listen(0)
    return dataCenter
  }

  private constructor(id: number) {
    this.id = id
    this.api = new TinyApi(id)
    this.server = new MtprotoServer({
      crypto: nodeCrypto,
      identity: { rsaKey: loadServerKey(keyPair.privatePem), secrets: { salts: new Uint8Array(32) } },
      keyStore: new SqliteKeyStore(openDatabase(':memory:', keyMigrations)),
      dispatcher: this.api,
      clock: Date.now,
      timers: systemTimers,
      log: silentLog,
      dcId: id,
    })
  }

  get address(): { id: number; host: string; port: number } {
    if (this.#listener === undefined) throw new Error('the data center does not listen')
    return { id: this.id, host: '127.0.0.1', port: this.#listener.port }
  }

  /** Ends all connections there are, as a failing network does. */
  cut(): void {
    for (const wire of this.#wires) wire.destroy()
    this.#wires.clear()
  }

  async stop(): Promise<void> {
    this.cut()
    await this.server.close()
    await this.#listener?.close()
  }

  async #listen(port: number): Promise<void> {
    const accept = (wire: Wire) => {
      this.#wires.add(wire)
      this.server.accept(wire)
    }
    this.#listener = await listen({ host: '127.0.0.1', port, timers: systemTimers, accept })
  }
}
