import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { RsaPublicKey } from '@longshore/protocol/mtproto/handshake/rsa'
import { type AuthKey, authKeyOf } from '@longshore/protocol/mtproto/message/auth-key'
import type { TlObject } from '@longshore/protocol/schema/api'
import { createKey } from '../auth/create-key.ts'
import type { DcAddress, Dial } from '../connection/byte-stream.ts'
import { Connection, type TransportChoice } from '../connection/connection.ts'
import { ConnectionError } from '../connection/connection-error.ts'
import type { ClientInfo } from '../rpc/init-connection.ts'
import { InitialisedCalls } from '../rpc/initialised-calls.ts'
import type { Invocation } from '../rpc/middleware.ts'
import { type Purpose, purposeOf } from '../rpc/purpose.ts'
import type { IncomingEvents } from '../session/incoming.ts'
import type { KeyState } from '../session/key-state.ts'
import { Link, type LinkNews, type LinkState } from '../session/link.ts'
import { Refusals } from '../session/refusals.ts'
import { ServerTime } from '../session/server-time.ts'
import { Session } from '../session/session.ts'
import type { SessionState } from '../store/session-state.ts'
import type { Clock } from '../time/clock.ts'
import { withDeadline } from '../time/deadline.ts'

/** What the data centers of one client have in common. */
export interface DataCenterOptions {
  readonly crypto: CryptoProvider
  readonly clock: Clock
  readonly dial: Dial
  readonly transport: TransportChoice
  readonly publicKeys: readonly RsaPublicKey[]
  readonly client: ClientInfo
  readonly sessionState: SessionState
  readonly patience: number
  /** Whether the account lives there: updates come by its main connection, which therefore stays connected. */
  readonly isHome: (dcId: number) => boolean
  readonly events: IncomingEvents
  readonly onState: (event: ConnectionEvent) => void
}

/** Something happened to a connection. */
export interface ConnectionEvent extends ConnectionName, LinkNews {
  readonly dcId: number
  readonly state: LinkState
}

/** "through one or more separate sessions and separate connections" (api/files, "General Considerations"). */
export interface ConnectionName {
  readonly purpose: Purpose
  readonly number: number
}

/** Connecting and agreeing on a key may take this long; in a browser the arithmetic alone takes seconds. */
const openingTime = 30_000

/** What the numbers of data centers of a test network are greater by where they prove which network is meant. */
const testNetwork = 10_000

interface LinkWithCalls {
  readonly link: Link
  readonly calls: InitialisedCalls
}

/**
 * One data center, and the connections to it: for each purpose one or more sessions, each with a connection of its own, all
 * under one authorization key.
 */
export class DataCenter {
  readonly id: number
  readonly #options: DataCenterOptions
  readonly #address: DcAddress
  readonly #key: KeyState
  readonly #connections = new Map<string, LinkWithCalls>()
  readonly #refusals = new Refusals()

  /** Connects; agrees on an authorization key first where the session holds none. */
  static open(options: DataCenterOptions, address: DcAddress, signal: AbortSignal): Promise<DataCenter> {
    const { id, host, port } = address
    const tooLate = () => new ConnectionError(`data center ${id} at ${host}:${port} did not answer in time`)
    const limit = { clock: options.clock, milliseconds: openingTime, tooLate, signal }
    return withDeadline(limit, (signal) => DataCenter.#open(options, address, signal))
  }

  static async #open(
    options: DataCenterOptions,
    address: DcAddress,
    signal: AbortSignal,
  ): Promise<DataCenter> {
    const { crypto, clock, sessionState, publicKeys } = options
    const connection = await Connection.open({ ...options, address, signal })
    const abort = () => connection.close(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    try {
      const stored = sessionState.key(address.id)
      let time = new ServerTime(clock)
      let authKey: AuthKey
      if (stored) {
        authKey = authKeyOf(crypto, stored.authKey)
      } else {
        const made = await createKey(connection, {
          crypto,
          clock,
          signal,
          keys: publicKeys,
          dcId: address.test ? address.id + testNetwork : address.id,
        })
        authKey = made.authKey
        time = new ServerTime(clock, made.timeOffset * 1000)
        await sessionState.setKey({ dcId: address.id, authKey: authKey.key, serverSalt: made.serverSalt })
      }
      const key: KeyState = {
        authKey,
        time,
        get salt() {
          return sessionState.key(address.id)?.serverSalt ?? 0n
        },
        setSalt: (salt) => sessionState.setSalt(address.id, salt),
      }
      const dataCenter = new DataCenter(options, address, key)
      dataCenter.#connection({ purpose: 'main', number: 0 }).link.start(connection)
      return dataCenter
    } catch (error) {
      connection.close()
      throw error
    } finally {
      signal.removeEventListener('abort', abort)
    }
  }

  private constructor(options: DataCenterOptions, address: DcAddress, key: KeyState) {
    this.id = address.id
    this.#options = options
    this.#address = address
    this.#key = key
  }

  /** Calls a method on a connection of the purpose it has, opened when it is first needed. */
  call(
    request: TlObject,
    { connection = 0, signal }: Pick<Invocation, 'connection' | 'signal'> = {},
  ): Promise<unknown> {
    const purpose = purposeOf(request._)
    // All that is not about files shares one connection, whatever it was called along with.
    const name = { purpose, number: purpose === 'main' ? 0 : connection }
    return this.#connection(name).calls.call(request, signal)
  }

  /** Ends a connection; calls that wait on it fail with the reason. */
  async closeConnection(name: ConnectionName, reason: Error): Promise<void> {
    const connection = this.#connections.get(keyOf(name))
    this.#connections.delete(keyOf(name))
    await connection?.link.close(reason)
  }

  /** Ends all connections; calls that wait on them fail with the reason, or because the client was closed. */
  async close(reason?: Error): Promise<void> {
    await Promise.all([...this.#connections.values()].map(({ link }) => link.close(reason)))
  }

  #connection(name: ConnectionName): LinkWithCalls {
    const connection = this.#connections.get(keyOf(name)) ?? this.#makeConnection(name)
    this.#connections.set(keyOf(name), connection)
    return connection
  }

  #makeConnection(name: ConnectionName): LinkWithCalls {
    const { crypto, clock, client, events, patience, isHome, onState } = this.#options
    const key = this.#key
    const session = new Session({ crypto, key, clock, events })
    const link = new Link({
      session,
      clock,
      patience,
      refusals: this.#refusals,
      open: (signal) => Connection.open({ ...this.#options, address: this.#address, signal }),
      random: () => (crypto.randomBytes(1)[0] ?? 0) / 255,
      stay: () => name.purpose === 'main' && isHome(this.id),
      onSilence: () => key.time.doubt(),
      onState: (state, news) => {
        if (state === 'connecting') calls.forget()
        onState({ dcId: this.id, ...name, state, ...news })
      },
    })
    const calls = new InitialisedCalls(link, client)
    return { link, calls }
  }
}

function keyOf({ purpose, number }: ConnectionName): string {
  return `${purpose} ${number}`
}
