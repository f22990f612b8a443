import { MAX_PARTS_DEFAULT, MAX_PARTS_PREMIUM } from '@longshore/protocol/files/part-rules'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { type Api, type ApiOptions, createApi } from './api/create-api.ts'
import { createFiles } from './create-files.ts'
import type { FilesService, UploadDesk } from './files/files-service.ts'
import type { FileLimits } from './files/limits.ts'
import type { GatewayLimits } from './gateway/limits.ts'
import { MtprotoServer } from './gateway/mtproto-server.ts'
import type { Media } from './media/media.ts'
import type { Stores } from './open-stores.ts'
import type { SessionLimits } from './session/limits.ts'
import type { Log } from './session/log.ts'
import type { Others } from './session/others.ts'
import { systemTimers } from './session/time.ts'
import { answeringWhenSettled, pushingWhenSettled } from './when-settled.ts'

/** What a data center tells of itself, and whom it lets in. */
export interface DataCenterSettings {
  readonly dcId: number
  readonly publicIp: string
  readonly port: number
  readonly testAccounts: boolean
  readonly openSignUp: boolean
  /** Words for clients, in a `.strings` file. */
  readonly languagePack?: string | undefined
}

/** Files of a store, with everything that shows them. */
export function assembleFiles(
  stores: Stores,
  limits: Partial<FileLimits> | undefined,
  deskOf?: (user: bigint) => UploadDesk | undefined,
): FilesService {
  return createFiles(stores, {
    ...stores.storage,
    crypto: nodeCrypto,
    secret: stores.identity.secrets.fileReferences,
    clock: Date.now,
    limits,
    deskOf,
  })
}

/** The API of a data center over a store. */
export function assembleApi(
  { dcId, publicIp, port, testAccounts, openSignUp, languagePack }: DataCenterSettings,
  stores: Stores,
  parts: {
    readonly files: FilesService
    readonly media: Media
    readonly log: Log
  } & Pick<ApiOptions, 'updates' | 'naming' | 'answerElsewhere' | 'deliverCode'>,
): Api {
  return createApi({
    config: {
      dcId,
      dcOptions: [{ id: dcId, ipAddress: publicIp, port, ipv6: publicIp.includes(':') }],
      testMode: false,
      testAccounts,
      signUp: openSignUp,
      languagePack,
      maxFileParts: { default: MAX_PARTS_DEFAULT, premium: MAX_PARTS_PREMIUM },
    },
    ...stores,
    ...parts,
    updates: pushingWhenSettled(parts.updates, stores.disk, parts.log),
    crypto: nodeCrypto,
    secret: stores.identity.secrets.accessHashes,
    clock: Date.now,
    timers: systemTimers,
  })
}

/** What speaks MTProto for an API. */
export function assembleServer(
  { identity, keys, disk }: Stores,
  options: {
    readonly api: Api
    readonly dcId: number
    readonly log: Log
    readonly others?: Others | undefined
    readonly gatewayLimits: Partial<GatewayLimits>
    readonly limits?: Partial<SessionLimits> | undefined
  },
): MtprotoServer {
  return new MtprotoServer({
    ...options,
    crypto: nodeCrypto,
    identity,
    keyStore: keys,
    dispatcher: answeringWhenSettled(options.api.dispatcher, disk),
    clock: Date.now,
    timers: systemTimers,
  })
}
