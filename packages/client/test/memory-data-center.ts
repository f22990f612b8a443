import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { generateServerKey, loadServerKey } from '@longshore/protocol/node/rsa-key'
import { createApi } from '@longshore/server/api/create-api'
import { createFiles } from '@longshore/server/create-files'
import { migrations } from '@longshore/server/data-folder'
import { MtprotoServer } from '@longshore/server/gateway/mtproto-server'
import { silentLog } from '@longshore/server/session/log'
import { systemTimers } from '@longshore/server/session/time'
import { openFileStorage } from '@longshore/server/storage/embedded/file-storage'
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
import type { KeyStore } from '@longshore/server/storage/ports/key-store'
import { FakeMedia } from '@longshore/testing/fake-media'
import { MemoryLink } from '@longshore/testing/memory-link'
import { Client } from '../src/client.ts'
import type { NodeClient } from '../src/node.ts'
import type { ConnectOptions } from '../src/options.ts'
import { nodePlatform } from '../src/platform/node/platform.ts'
import { hurried } from './hurried.ts'

const keyPair = generateServerKey()
const rsaKey = loadServerKey(keyPair.privatePem)

/**
 * A whole data center without a socket: the true connections, sessions, API and stores, reached by a link in memory
 * that cuts the bytes where the seed says.
 */
export class MemoryDataCenter {
  readonly link: MemoryLink
  readonly keys: KeyStore
  readonly #database: Database
  readonly #files = new MemoryFiles()
  #server: MtprotoServer | undefined

  static async open(seed: number): Promise<MemoryDataCenter> {
    const database = openDatabase(':memory:', migrations)
    const dataCenter = new MemoryDataCenter(database, seed)
    await dataCenter.restart()
    return dataCenter
  }

  private constructor(database: Database, seed: number) {
    this.#database = database
    this.keys = new SqliteKeyStore(database)
    this.link = new MemoryLink({ seed, accept: (wire) => this.#server?.accept(wire) })
  }

  /** A client that reaches it, signed in as the test account of that number. */
  async signIn(number: number, options: Partial<ConnectOptions> = {}): Promise<NodeClient> {
    const client = await this.connect(options)
    await client.signIn({ phone: `9996620${String(number).padStart(3, '0')}`, code: () => '22222' })
    return client
  }

  connect(options: Partial<ConnectOptions> = {}): Promise<NodeClient> {
    return Client.connect(
      { ...nodePlatform, clock: hurried, dial: this.link.dial },
      {
        dcs: [{ id: 2, host: 'memory', port: 1 }],
        publicKeys: [keyPair.publicPem],
        apiId: 1,
        apiHash: 'hash',
        ...options,
      },
    )
  }

  /**
   * A new process on the same stores: connections and sessions are gone, keys, accounts, parts and files are there.
   * What was still running in the old one answers nobody.
   */
  async restart(): Promise<void> {
    this.link.isUp = false
    this.link.cut()
    await this.#server?.close()
    this.#server = await this.#start()
    this.link.isUp = true
  }

  async close(): Promise<void> {
    this.link.cut()
    await this.#server?.close()
    this.#database.close()
  }

  async #start(): Promise<MtprotoServer> {
    const clock = Date.now
    const secret = new Uint8Array(32).fill(1)
    const messages = new SqliteMessageStore(this.#database)
    const chats = new SqliteChatStore(this.#database)
    const pictures = new SqlitePictureStore(this.#database)
    const stickers = new SqliteStickerStore(this.#database)
    const accounts = new SqliteAccountStore(this.#database)
    const storage = await openFileStorage({ database: this.#database, files: this.#files, clock })
    const crypto = nodeCrypto
    const { dispatcher } = createApi({
      config: {
        dcId: 2,
        dcOptions: [],
        testMode: false,
        testAccounts: true,
        signUp: false,
        maxFileParts: { default: 4000, premium: 8000 },
      },
      files: createFiles(
        { messages, chats, pictures, stickers, accounts },
        { ...storage, crypto, secret, clock },
      ),
      media: new FakeMedia(),
      pictures,
      stickers,
      chats,
      accounts,
      loginTokens: new SqliteLoginTokenStore(this.#database),
      settings: new SqliteSettingStore(this.#database),
      messages,
      keys: this.keys,
      updates: {
        push: (...push) => server.updates.push(...push),
        pushToKey: () => {},
        listens: (user) => server.updates.listens(user),
      },
      crypto,
      secret,
      clock,
      timers: systemTimers,
      deliverCode: () => {},
    })
    const server = new MtprotoServer({
      crypto,
      identity: { rsaKey, secrets: { salts: secret } },
      keyStore: this.keys,
      dispatcher,
      clock,
      timers: systemTimers,
      log: silentLog,
      dcId: 2,
    })
    return server
  }
}
