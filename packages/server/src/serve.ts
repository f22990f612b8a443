import { writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { MAX_PARTS_DEFAULT, MAX_PARTS_PREMIUM } from '@longshore/protocol/files/part-rules'
import { formatPublicKeyPem } from '@longshore/protocol/mtproto/handshake/rsa'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { type Api, createApi } from './api/create-api.ts'
import { createFiles } from './create-files.ts'
import type { FilesService } from './files/files-service.ts'
import type { FileLimits } from './files/limits.ts'
import { MtprotoServer } from './gateway/mtproto-server.ts'
import { listen } from './gateway/tcp.ts'
import { keepTidy } from './keep-tidy.ts'
import { openMedia } from './open-media.ts'
import { openStores } from './open-stores.ts'
import { writeServerInfo } from './server-info.ts'
import { type Log, silentLog } from './session/log.ts'
import { systemTimers } from './session/time.ts'
import { seedSampleSets } from './stickers/seed.ts'

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
  /** Connections of one address; `defaultGatewayLimits` has the usual number. */
  readonly connectionsPerAddress?: number | undefined
  /** What differs from `defaultFileLimits`. */
  readonly limits?: Partial<FileLimits> | undefined
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
  /** What this machine lacks and what therefore does not work, in a sentence; undefined where nothing is missing. */
  readonly missing: string | undefined
  /** Accepts nothing any more, answers what is under way, writes down what is to be kept. */
  close(): Promise<void>
}

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
  await using opened = new AsyncDisposableStack()
  const stores = await openStores(data, clock, opened)
  const { identity, keys } = stores
  const files = createFiles(stores, {
    ...stores.storage,
    crypto: nodeCrypto,
    secret: identity.secrets.fileReferences,
    clock,
    limits: options.limits,
  })
  const { media, missing } = await openMedia(join(data, 'work'), log)
  opened.defer(() => media.close())

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
      maxFileParts: { default: MAX_PARTS_DEFAULT, premium: MAX_PARTS_PREMIUM },
    },
    ...stores,
    files,
    media,
    updates: {
      push: (...update) => server.updates.push(...update),
      listens: (user) => server.updates.listens(user),
    },
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
    gatewayLimits: {
      ...(options.connectionsPerAddress && { connectionsPerAddress: options.connectionsPerAddress }),
    },
    clock,
    timers: systemTimers,
    log,
    dcId,
  })
  opened.defer(() => server.close())
  opened.defer(keepTidy(files, api, log))
  if (options.testAccounts) await seedSamples(api, files, log)

  const publicKey = formatPublicKeyPem(identity.rsaKey)
  const publicKeyFile = join(data, 'public-key.pem')
  await writeFile(publicKeyFile, publicKey)
  await writeServerInfo(data, {
    dcs: [{ id: dcId, host: publicHost, port: listener.port, mediaOnly: false, cdn: false }],
    publicKeys: [publicKey],
  })
  log.info({ dcId, port: listener.port, cryptography: nodeCrypto.name }, 'serving')
  const everything = opened.move()
  return {
    dcId,
    host: publicHost,
    port: listener.port,
    publicKeyFile,
    fingerprint: identity.rsaKey.fingerprint,
    missing,
    close: () => everything.disposeAsync(),
  }
}

/** Users of test accounts find stickers and custom emoji to try their clients with; without them the server serves on. */
async function seedSamples(api: Api, files: FilesService, log: Log): Promise<void> {
  try {
    const made = await seedSampleSets(api.stickers, files)
    if (made > 0) log.info({ made }, 'made the sample sticker sets')
  } catch (error) {
    log.error({ err: error }, 'could not make the sample sticker sets')
  }
}

/** Clients cannot connect to a wildcard: they are told the first address of this machine that others can reach. */
function reachable(host: string): string {
  if (host === 'localhost') return '127.0.0.1'
  if (host !== '0.0.0.0' && host !== '::') return host
  const addresses = Object.values(networkInterfaces()).flatMap((interfaces) => interfaces ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}
