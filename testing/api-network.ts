import { seededRandom } from '@longshore/protocol/crypto/seeded-random'
import { wholeOf } from '@longshore/protocol/mtproto/message/body'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Constructor, MethodName, Request, Result, TlObject } from '@longshore/protocol/schema/api'
import { apiCodec, NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { TlReader } from '@longshore/protocol/tl/reader'
import type { ApiConfig } from '@longshore/server/api/config'
import { type Api, createApi } from '@longshore/server/api/create-api'
import { createFiles } from '@longshore/server/create-files'
import { migrations } from '@longshore/server/data-folder'
import type { FilesService } from '@longshore/server/files/files-service'
import type { Media } from '@longshore/server/media/media'
import type { Caller, Outcome, TemporaryKeyBinding } from '@longshore/server/session/dispatcher'
import { type FileStorage, openFileStorage } from '@longshore/server/storage/embedded/file-storage'
import { SqliteAccountStore } from '@longshore/server/storage/embedded/sqlite/account-store'
import { SqliteChatStore } from '@longshore/server/storage/embedded/sqlite/chat-store'
import { type Database, openDatabase } from '@longshore/server/storage/embedded/sqlite/database'
import { SqliteKeyStore } from '@longshore/server/storage/embedded/sqlite/key-store'
import { SqliteLoginTokenStore } from '@longshore/server/storage/embedded/sqlite/login-token-store'
import { SqliteMessageStore } from '@longshore/server/storage/embedded/sqlite/message-store'
import { SqlitePictureStore } from '@longshore/server/storage/embedded/sqlite/picture-store'
import { SqliteSettingStore } from '@longshore/server/storage/embedded/sqlite/setting-store'
import { SqliteStickerStore } from '@longshore/server/storage/embedded/sqlite/sticker-store'
import { MemoryFiles } from '@longshore/server/storage/memory/memory-files'
import type { ClientInfo, KeyStore } from '@longshore/server/storage/ports/key-store'
import type { UpdateOrigin } from '@longshore/server/updates/update-sink'
import { FakeMedia } from './fake-media.ts'
import { FakeTime } from './fake-time.ts'

const secret = new Uint8Array(32).fill(1)

const config: ApiConfig = {
  dcId: 2,
  dcOptions: [
    { id: 2, ipAddress: '192.0.2.2', port: 443 },
    { id: 4, ipAddress: '192.0.2.4', port: 443 },
  ],
  testMode: false,
  testAccounts: true,
  signUp: false,
  maxFileParts: { default: 4000, premium: 8000 },
}

/**
 * A network without sockets: the true API on true stores in memory, and clients that call it with encoded requests
 * and get encoded answers and updates, each in its layer.
 */
export class ApiNetwork {
  readonly time: FakeTime
  readonly api: Api
  readonly files: FilesService
  readonly keys: KeyStore
  /** Login codes, as `phone code`. */
  readonly delivered: string[] = []
  readonly crypto = { ...nodeCrypto, randomBytes: seededRandom('api network') }
  readonly #clients: ApiClient[] = []

  /**
   * @param options.media another than `FakeMedia`
   * @param options.changes to the configuration of an ordinary network of test accounts
   */
  static async open({
    media = new FakeMedia(),
    ...changes
  }: Partial<ApiConfig> & { readonly media?: Media } = {}): Promise<ApiNetwork> {
    const database = openDatabase(':memory:', migrations)
    const time = new FakeTime()
    const files = new MemoryFiles()
    const storage = await openFileStorage({ database, files, clock: time.clock })
    return new ApiNetwork(database, storage, time, media, { ...config, ...changes })
  }

  private constructor(
    database: Database,
    storage: FileStorage,
    time: FakeTime,
    media: Media,
    config: ApiConfig,
  ) {
    this.time = time
    this.keys = new SqliteKeyStore(database)
    const messages = new SqliteMessageStore(database)
    const chats = new SqliteChatStore(database)
    const pictures = new SqlitePictureStore(database)
    const stickers = new SqliteStickerStore(database)
    const accounts = new SqliteAccountStore(database)
    const { crypto } = this
    const { clock } = time
    this.files = createFiles(
      { messages, chats, pictures, stickers, accounts },
      { ...storage, crypto, secret, clock },
    )
    this.api = createApi({
      config,
      files: this.files,
      media,
      pictures,
      stickers,
      accounts,
      loginTokens: new SqliteLoginTokenStore(database),
      settings: new SqliteSettingStore(database),
      chats,
      messages,
      keys: this.keys,
      updates: {
        push: (...push) => this.#push(...push),
        pushToKey: (key, _layer, update) => {
          for (const client of this.#clients) client.receiveByKey(key, update)
        },
        listens: (user) => this.#clients.some((client) => client.userId === user && client.receivesUpdates),
      },
      crypto,
      secret,
      clock,
      timers: time,
      deliverCode: (phone, code) => void this.delivered.push(`${phone} ${code}`),
    })
  }

  /** A client with a new key, or another session of `key`. */
  async client(options: { layer?: number; key?: ApiKey } = {}): Promise<ApiClient> {
    const key = options.key ?? (await this.#newKey())
    const client = new ApiClient(this, key, BigInt(this.#clients.length + 1), options.layer ?? NEWEST_LAYER)
    this.#clients.push(client)
    return client
  }

  /** A client that is logged in as the test account of that number. */
  async login(number: number, options: { layer?: number } = {}): Promise<ApiClient> {
    const client = await this.client(options)
    const phone_number = phoneOf(number)
    const settings = { _: 'codeSettings' } as const
    const sent = await client.call({ _: 'auth.sendCode', phone_number, api_id: 1, api_hash: '', settings })
    if (sent._ !== 'auth.sentCode') throw new Error(sent._)
    const { phone_code_hash } = sent
    await client.call({ _: 'auth.signIn', phone_number, phone_code_hash, phone_code: '22222' })
    client.number = number
    return client
  }

  /** A client that is logged in as a new bot. */
  async bot(username: string, options: { layer?: number; owner?: bigint } = {}): Promise<ApiClient> {
    const { token } = await this.api.createBot({ name: username, username, owner: options.owner })
    const client = await this.client(options)
    await client.call({
      _: 'auth.importBotAuthorization',
      flags: 0,
      api_id: 1,
      api_hash: '',
      bot_auth_token: token,
    })
    return client
  }

  #push(userId: bigint, encode: (layer: number) => Uint8Array, except?: UpdateOrigin): void {
    for (const client of this.#clients) client.receive(userId, encode, except)
  }

  async #newKey(): Promise<ApiKey> {
    const id = BigInt(this.#clients.length + 1) * 1000n
    await this.keys.put({ id, key: new Uint8Array(256), firstSalt: 0n, createdAt: 0 })
    return { id, userId: undefined, layer: 0, client: undefined, unbound: false }
  }
}

/** What the session layer remembers of an authorization key. */
export interface ApiKey {
  readonly id: bigint
  userId: bigint | undefined
  layer: number
  client: ClientInfo | undefined
  unbound: boolean
}

/** One session of a client. */
export class ApiClient implements Caller {
  readonly key: ApiKey
  readonly sessionId: bigint
  readonly messageId = 1n
  readonly remoteAddress = '192.0.2.99'
  /** What the client named in the handshake. */
  namedDc: number | undefined
  receivesUpdates = false
  /** What was pushed, decoded. */
  readonly pushed: TlObject[] = []
  /** How the messages ended that an invokeAfterMsg may name. */
  readonly outcomes = new Map<bigint, Outcome>()
  readonly bindings: TemporaryKeyBinding[] = []
  readonly destroyed: bigint[] = []
  /** Bytes that answers were said to have, request by request. */
  readonly expected: number[] = []
  /** Of the test account that is logged in. */
  number = 0
  readonly #network: ApiNetwork
  readonly #ownLayer: number
  layer: number

  constructor(network: ApiNetwork, key: ApiKey, sessionId: bigint, layer: number) {
    this.#network = network
    this.key = key
    this.sessionId = sessionId
    this.#ownLayer = layer
    this.layer = key.layer
  }

  get authKeyId(): bigint {
    return this.key.id
  }

  get keyIsTemporaryUnbound(): boolean {
    return this.key.unbound
  }

  get userId(): bigint | undefined {
    return this.key.userId
  }

  /** Who is logged in. */
  get id(): bigint {
    if (this.key.userId === undefined) throw new Error('nobody is logged in')
    return this.key.userId
  }

  get client(): ClientInfo | undefined {
    return this.key.client
  }

  async reachable(): Promise<void> {}

  at(): void {}

  expectAnswer(bytes: number): undefined {
    this.expected.push(bytes)
  }

  async setLayer(layer: number, client?: ClientInfo): Promise<void> {
    this.layer = layer
    this.key.layer = layer
    this.key.client = client ?? this.key.client
    await this.#network.keys.setClient(this.key.id, layer, this.key.client)
  }

  async setUser(userId: bigint | undefined): Promise<void> {
    this.key.userId = userId
    await this.#network.keys.setUser(this.key.id, userId)
  }

  async afterMessage(messageId: bigint): Promise<Outcome> {
    return this.outcomes.get(messageId) ?? 'timeout'
  }

  async bindTemporaryKey(binding: TemporaryKeyBinding): Promise<void> {
    this.bindings.push(binding)
    this.key.unbound = false
  }

  async dropTemporaryKeys(): Promise<void> {}

  async destroyKey(authKeyId: bigint): Promise<void> {
    this.destroyed.push(authKeyId)
    await this.#network.keys.delete(authKeyId)
  }

  /** Calls a method in the client's layer; says who it is first, if nobody knows. */
  async call<M extends MethodName>(request: Request<M> & { _: M }): Promise<Result<M>> {
    const query = apiCodec.encode(request, this.#ownLayer)
    const body = this.layer === this.#ownLayer && this.client ? query : introduced(query, this.#ownLayer)
    const answer = await this.send(body)
    return apiCodec.readResult(request._, new TlReader(answer), this.#ownLayer) as Result<M>
  }

  /** Another test account as this client names it. */
  async peerOf(other: ApiClient): Promise<Constructor<'inputPeerUser'>> {
    return onlyUser(await this.call({ _: 'contacts.resolvePhone', phone: phoneOf(other.number) }))
  }

  /** Whoever has a username. */
  async peerNamed(username: string): Promise<Constructor<'inputPeerUser'>> {
    return onlyUser(await this.call({ _: 'contacts.resolveUsername', username }))
  }

  /** Sends bytes as they are, and answers the bytes of the result. */
  async send(body: Uint8Array): Promise<Uint8Array> {
    return wholeOf((await this.#network.api.dispatcher.dispatch(body, this)).body)
  }

  receive(userId: bigint, encode: (layer: number) => Uint8Array, except: UpdateOrigin | undefined): void {
    const isOrigin = except?.authKeyId === this.authKeyId && except.sessionId === this.sessionId
    if (this.userId !== userId || !this.receivesUpdates || isOrigin) return
    this.pushed.push(apiCodec.readExact(encode(this.layer)))
  }

  receiveByKey(key: bigint, update: Uint8Array): void {
    if (key === this.authKeyId && this.receivesUpdates) this.pushed.push(apiCodec.readExact(update))
  }

  /** Answers what was pushed since the last time. */
  forgetUpdates(): TlObject[] {
    return this.pushed.splice(0)
  }
}

function onlyUser({ users: [user] }: Constructor<'contacts.resolvedPeer'>): Constructor<'inputPeerUser'> {
  if (user?._ !== 'user') throw new Error('nobody was found')
  return { _: 'inputPeerUser', user_id: user.id, access_hash: user.access_hash ?? 0n }
}

function phoneOf(number: number): string {
  return `9996621${String(number).padStart(3, '0')}`
}

/** A request as it comes first on a connection. */
export function introduced(query: Uint8Array, layer: number): Uint8Array {
  const init = apiCodec.encode(initConnection(query))
  return apiCodec.encode({ _: 'invokeWithLayer', layer, query: init } as TlObject)
}

export function initConnection(query: Uint8Array): Request<'initConnection'> {
  return {
    _: 'initConnection',
    api_id: 1,
    device_model: 'test',
    system_version: '1',
    app_version: '1',
    system_lang_code: 'en',
    lang_pack: '',
    lang_code: 'en',
    query,
  }
}
