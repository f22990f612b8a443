import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { reachable } from './reachable.ts'
import type { ServeOptions } from './serve-options.ts'

/** What clients are told to connect to. */
export interface PublicAddress {
  /** As the operator gave it: a name may stand for other addresses later. */
  readonly publicHost: string
  /** The address itself: a dcOption holds no names. */
  readonly publicIp: string
  readonly port: number
}

/**
 * What clients are told of a server that listens on `port`: the public address it was given, as behind a router or in a
 * container, or else its own.
 */
export async function publicAddressOf(
  {
    host,
    publicHost = reachable(host),
    publicPort,
  }: Pick<ServeOptions, 'host' | 'publicHost' | 'publicPort'>,
  port: number,
): Promise<PublicAddress> {
  return { publicHost, publicIp: await ipOf(publicHost), port: publicPort ?? port }
}

async function ipOf(host: string): Promise<string> {
  if (isIP(host) !== 0) return host
  try {
    return (await lookup(host)).address
  } catch (cause) {
    throw new Error(`${host} is the name of no machine that is known here: give its IP address instead.`, {
      cause,
    })
  }
}
