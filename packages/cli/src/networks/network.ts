import { serverInfoOf } from '../server-info.ts'
import { UserError } from '../user-error.ts'
import { serverAt } from './server-at.ts'
import { type NetworkInfo, telegram, telegramTest } from './telegram.ts'

/** All that a sign-in has to know of the other side, and as which application it comes: any will do for our own servers. */
export interface Network extends NetworkInfo {
  readonly apiId?: number | undefined
  readonly apiHash?: string | undefined
}

const official: Record<string, NetworkInfo> = { telegram, 'telegram-test': telegramTest }

export const networkNames = Object.keys(official)

export interface NetworkFlags {
  readonly data?: string
  readonly server?: string
  readonly key?: string
  readonly network?: string
  readonly apiId?: number
  readonly apiHash?: string
}

/** The network that the person named: a server of their own by its folder or its address, or one of Telegram's. */
export async function networkOf(flags: NetworkFlags): Promise<Network> {
  const { data, server, key, network, apiId, apiHash } = flags
  const places = [data && '--data', server && '--server', network && '--network'].filter(Boolean)
  if (places.length > 1)
    throw new UserError(`${places.slice(0, 2).join(' and ')} name two different places.`, 'Say one of them.')
  if (data !== undefined) return await serverInfoOf(data)
  if (server !== undefined) return await serverAt(server, keyOf(server, key))
  const info = official[network ?? '']
  if (info === undefined)
    throw new UserError(
      'Where to sign in was not said.',
      'Say --data DIR for a server of this machine, --server HOST:PORT --key FILE for one elsewhere, or --network telegram.',
    )
  if (apiId === undefined || apiHash === undefined)
    throw new UserError(
      'Telegram lets in applications that it knows: --api-id and --api-hash are missing.',
      'Get your own at https://my.telegram.org/apps. They can also stand in LONGSHORE_API_ID and LONGSHORE_API_HASH.',
    )
  return { ...info, apiId, apiHash }
}

function keyOf(server: string, key: string | undefined): string {
  if (key !== undefined) return key
  throw new UserError(
    `What proves that ${server} is the server meant was not said.`,
    'Say --key FILE: its public key, of which "longshore serve" tells where it is.',
  )
}
