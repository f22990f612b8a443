import { networkInterfaces } from 'node:os'

/** Clients cannot connect to a wildcard: they are told the first address of this machine that others can reach. */
export function reachable(host: string): string {
  if (host === 'localhost') return '127.0.0.1'
  if (host !== '0.0.0.0' && host !== '::') return host
  const addresses = Object.values(networkInterfaces()).flatMap((interfaces) => interfaces ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}
