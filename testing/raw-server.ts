import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { seededRandom } from '@longshore/protocol/crypto/seeded-random'
import type { RsaPrivateKey } from '@longshore/protocol/mtproto/handshake/rsa'
import { type AuthKey, authKeyOf } from '@longshore/protocol/mtproto/message/auth-key'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { generateServerKey, loadServerKey } from '@longshore/protocol/node/rsa-key'
import { TlReader } from '@longshore/protocol/tl/reader'
import { TlWriter } from '@longshore/protocol/tl/writer'
import type { GatewayLimits } from '@longshore/server/gateway/limits'
import { MtprotoServer } from '@longshore/server/gateway/mtproto-server'
import type { Answer, Caller, Dispatcher } from '@longshore/server/session/dispatcher'
import type { SessionLimits } from '@longshore/server/session/limits'
import type { Log } from '@longshore/server/session/log'
import type { Others } from '@longshore/server/session/others'
import { openDatabase } from '@longshore/server/storage/embedded/sqlite/database'
import { keyMigrations, SqliteKeyStore } from '@longshore/server/storage/embedded/sqlite/key-store'
import type { KeyStore } from '@longshore/server/storage/ports/key-store'
import { FakeTime, settle } from './fake-time.ts'
import { RawClient, RawConnection, type RawConnectionOptions } from './raw-client.ts'

/** No method of any schema: its one field is a word. */
const WORD = 0xa5a5a5a5

/** Two servers of one test must not make the same keys. */
let servers = 0
let sharedRsaKey: RsaPrivateKey | undefined

/** A request that says a word to the API, which by default says it back. */
export function word(text: string): Uint8Array {
  const writer = new TlWriter()
  writer.uint(WORD)
  writer.string(text)
  return writer.finish()
}

export function readWord(body: Uint8Array): string {
  const reader = new TlReader(body)
  if (reader.uint() !== WORD) throw new Error('this is no word')
  return reader.string()
}

export interface RawServerOptions {
  readonly limits?: Partial<SessionLimits> | undefined
  readonly gatewayLimits?: Partial<GatewayLimits> | undefined
  readonly time?: FakeTime | undefined
  readonly keyStore?: KeyStore | undefined
  /** Salts are made from it: a server that is to go on where another ended needs the same. */
  readonly saltSecret?: Uint8Array | undefined
  /** Other servers on the same keys. */
  readonly others?: Others | undefined
}

type Reply = (caller: Caller) => Answer | Promise<Answer>

/** A data center without an API: it answers words, in a time that stands still. */
export class RawServer implements Dispatcher {
  readonly crypto: CryptoProvider = { ...nodeCrypto, randomBytes: seededRandom(`raw server ${++servers}`) }
  readonly time: FakeTime
  readonly keyStore: KeyStore
  readonly mtproto: MtprotoServer
  readonly rsaKey: RsaPrivateKey
  /** Words the API was told, in order. */
  readonly heard: string[] = []
  /** What was logged as an error. */
  readonly errors: unknown[] = []
  /** Keys whose logins came from that of another key. */
  readonly imported = new Map<bigint, bigint[]>()
  /** What was logged as a warning. */
  readonly warnings: object[] = []
  readonly #replies = new Map<string, Reply>()

  constructor(options: RawServerOptions = {}) {
    this.time = options.time ?? new FakeTime()
    this.keyStore = options.keyStore ?? new SqliteKeyStore(openDatabase(':memory:', keyMigrations))
    sharedRsaKey ??= loadServerKey(generateServerKey().privatePem)
    this.rsaKey = sharedRsaKey
    const log: Log = {
      debug() {},
      info() {},
      warn: (facts) => this.warnings.push(facts),
      error: (facts, sentence) => this.errors.push(facts, sentence),
    }
    this.mtproto = new MtprotoServer({
      crypto: this.crypto,
      identity: {
        rsaKey: sharedRsaKey,
        secrets: { salts: options.saltSecret ?? new Uint8Array(32).fill(7) },
      },
      keyStore: this.keyStore,
      dispatcher: this,
      clock: this.time.clock,
      timers: this.time,
      log,
      dcId: 2,
      limits: options.limits,
      gatewayLimits: options.gatewayLimits,
      others: options.others,
    })
  }

  async dispatch(body: Uint8Array, caller: Caller): Promise<Answer> {
    const text = readWord(body)
    this.heard.push(text)
    const reply = this.#replies.get(text)
    return reply ? reply(caller) : { body: word(text), compressible: true }
  }

  async endedWith(authKeyId: bigint): Promise<bigint[]> {
    return this.imported.get(authKeyId) ?? []
  }

  /** Answers a word so from now on. */
  on(text: string, reply: Reply): void {
    this.#replies.set(text, reply)
  }

  connect(options: Partial<RawConnectionOptions> = {}): RawConnection {
    return new RawConnection({ crypto: this.crypto, accept: (wire) => this.mtproto.accept(wire), ...options })
  }

  /** A permanent key, without the trouble of a handshake. */
  async newKey(firstSalt = 77n): Promise<AuthKey> {
    const authKey = authKeyOf(this.crypto, this.crypto.randomBytes(256))
    const createdAt = Math.floor(this.time.clock() / 1000)
    await this.keyStore.put({ id: authKey.id, key: authKey.key, firstSalt, createdAt })
    return authKey
  }

  /** A client with a session of its own; its salt is that of the handshake. */
  async client(
    options: { authKey?: AuthKey; sessionId?: bigint; salt?: bigint; connection?: RawConnection } = {},
  ): Promise<RawClient> {
    const client = new RawClient({
      crypto: this.crypto,
      clock: this.time.clock,
      authKey: options.authKey ?? (await this.newKey()),
      sessionId: options.sessionId ?? this.#randomLong(),
      salt: options.salt ?? 77n,
    })
    return client.use(options.connection ?? this.connect())
  }

  /** A client whose session the server knows already. */
  async greeted(options: Parameters<RawServer['client']>[0] = {}): Promise<RawClient> {
    const client = await this.client(options)
    const earlier = await client.untilPong()
    const created = earlier.filter(({ name }) => name === 'new_session_created')
    client.sendService({ _: 'msgs_ack', msg_ids: created.map(({ msgId }) => msgId) })
    await settle()
    return client
  }

  #randomLong(): bigint {
    const bytes = this.crypto.randomBytes(8)
    return new DataView(bytes.buffer, bytes.byteOffset).getBigInt64(0, true)
  }
}
