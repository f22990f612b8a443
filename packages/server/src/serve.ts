import { writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { formatPublicKeyPem } from '@longshore/protocol/mtproto/handshake/rsa'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { createApi } from './api/create-api.ts'
import { lockDataFolder, makeDataFolder, openServerDatabase } from './data-folder.ts'
import { FilesService } from './files/files-service.ts'
import { MtprotoServer } from './gateway/mtproto-server.ts'
import { listen } from './gateway/tcp.ts'
import { MessageOrigins } from './messages/message-origins.ts'
import { writeServerInfo } from './server-info.ts'
import { type Log, silentLog } from './session/log.ts'
import { systemTimers } from './session/time.ts'
import { DiskFiles } from './storage/embedded/disk/disk-files.ts'
import { openFileStorage } from './storage/embedded/file-storage.ts'
import { openServerIdentity } from './storage/embedded/server-identity.ts'
import { SqliteAccountStore } from './storage/embedded/sqlite/account-store.ts'
import { SqliteKeyStore } from './storage/embedded/sqlite/key-store.ts'
import { SqliteMessageStore } from './storage/embedded/sqlite/message-store.ts'

export interface ServeOptions {
  /** Folder of everything that is kept; made at the first start. */
  readonly data: string
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** What clients are told to connect to; `host` when absent, or an address of this machine where that is a wildcard. */
  readonly publicHost?: string | undefined
  readonly dcId: number
  readonly testAccounts: boolean
  /** Whether a phone number without an account may make one. */
  readonly openSignUp: boolean
  /** Brings a login code to whoever holds the phone. */
  readonly deliverCode: (phone: string, code: string) => void
  readonly log?: Log | undefined
}

export interface LongshoreServer {
  readonly dcId: number
  /** What clients connect to. */
  readonly host: string
  readonly port: number
  /** PKCS#1 PEM. */
  readonly publicKeyFile: string
  /** Signed 64 bit. */
  readonly fingerprint: bigint
  /** Accepts nothing any more, answers what is under way, writes down what is to be kept. */
  close(): Promise<void>
}

/** upload_max_fileparts_default: 4000 parts of 512 KiB. */
const MAX_FILE_PARTS = 4000
/** Milliseconds between two looks for parts that nobody came back for. */
const EXPIRE_EVERY = 10 * 60 * 1000

/**
 * A data center on its embedded store: opens everything, and closes everything it opened.
 *
 * @throws {DataFolderError} another server is serving the folder
 * @throws {ServerIdentityError} the server's keys are damaged
 */
export async function serve(options: ServeOptions): Promise<LongshoreServer> {
  const { data, host, dcId } = options
  const log = options.log ?? silentLog
  const clock = Date.now
  await makeDataFolder(data)
  await using opened = new AsyncDisposableStack()
  opened.use(lockDataFolder(data))
  const identity = await openServerIdentity(data)
  const database = openServerDatabase(data)
  opened.defer(() => database.close())
  const diskFiles = new DiskFiles(join(data, 'files'))
  opened.defer(() => diskFiles.close())
  const storage = await openFileStorage({ database, files: diskFiles, clock })
  const keys = new SqliteKeyStore(database)
  const messages = new SqliteMessageStore(database)
  const files = new FilesService({
    ...storage,
    origins: new MessageOrigins(messages),
    crypto: nodeCrypto,
    secret: identity.secrets.fileReferences,
    clock,
  })

  const listener = await listen({
    host,
    port: options.port,
    timers: systemTimers,
    // No connection comes before the next turn of the event loop, and by then there is a server.
    accept: (wire) => server.accept(wire),
  })
  opened.defer(() => listener.close())
  const publicHost = options.publicHost ?? reachable(host)
  const api = createApi({
    config: {
      dcId,
      dcOptions: [{ id: dcId, ipAddress: publicHost, port: listener.port, ipv6: publicHost.includes(':') }],
      testMode: false,
      testAccounts: options.testAccounts,
      signUp: options.openSignUp,
      maxFileParts: MAX_FILE_PARTS,
    },
    files,
    accounts: new SqliteAccountStore(database),
    messages,
    keys,
    updates: { push: (...update) => server.updates.push(...update) },
    crypto: nodeCrypto,
    secret: identity.secrets.accessHashes,
    clock,
    deliverCode: options.deliverCode,
  })
  const server = new MtprotoServer({
    crypto: nodeCrypto,
    identity,
    keyStore: keys,
    dispatcher: api.dispatcher,
    clock,
    timers: systemTimers,
    log,
    dcId,
  })
  opened.defer(() => server.close())
  opened.defer(expireNowAndThen(files, log))

  const publicKey = formatPublicKeyPem(identity.rsaKey)
  const publicKeyFile = join(data, 'public-key.pem')
  await writeFile(publicKeyFile, publicKey)
  await writeServerInfo(data, {
    dcs: [{ id: dcId, host: publicHost, port: listener.port, mediaOnly: false, cdn: false }],
    publicKeys: [publicKey],
  })
  const everything = opened.move()
  return {
    dcId,
    host: publicHost,
    port: listener.port,
    publicKeyFile,
    fingerprint: identity.rsaKey.fingerprint,
    close: () => everything.disposeAsync(),
  }
}

/** @returns ends it, after what is under way */
function expireNowAndThen(files: FilesService, log: Log): () => Promise<void> {
  let running = Promise.resolve()
  const timer = setInterval(() => {
    running = files.expireParts().then(
      (expired) => {
        if (expired > 0) log.info({ expired }, 'forgot uploads that nobody came back for')
      },
      (error: unknown) => log.error({ err: error }, 'could not forget old uploads'),
    )
  }, EXPIRE_EVERY)
  return () => {
    clearInterval(timer)
    return running
  }
}

/** Clients cannot connect to a wildcard: they are told the first address of this machine that others can reach. */
function reachable(host: string): string {
  if (host === 'localhost') return '127.0.0.1'
  if (host !== '0.0.0.0' && host !== '::') return host
  const addresses = Object.values(networkInterfaces()).flatMap((interfaces) => interfaces ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}
