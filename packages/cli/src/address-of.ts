/** As it is written where a port follows: an IPv6 address has colons of its own. */
export function addressOf(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}
