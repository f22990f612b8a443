import { type ConnectOptions, connect, type NodeClient } from '@longshore/client/node'
import type { ServerAddress } from './server.ts'
import { type Account, testAccount } from './stock-client.ts'

export const transports = [
  { kind: 'abridged', obfuscated: false },
  { kind: 'intermediate', obfuscated: false },
  { kind: 'padded', obfuscated: false },
  { kind: 'full', obfuscated: false },
  { kind: 'abridged', obfuscated: true },
  { kind: 'intermediate', obfuscated: true },
  { kind: 'padded', obfuscated: true },
] as const

/** Our own client, signed in over TCP. */
export async function signInOurs(
  server: ServerAddress,
  account: Account = testAccount(9000),
  transport: (typeof transports)[number] = transports[1],
  options: Pick<ConnectOptions, 'session' | 'window'> = {},
): Promise<NodeClient> {
  const client = await connectOurs(server, transport, options)
  await client.signIn({ phone: account.phone, code: () => account.code })
  return client
}

/** Our own client, with the session it has. */
export async function connectOurs(
  server: ServerAddress,
  transport: (typeof transports)[number] = transports[1],
  options: Pick<ConnectOptions, 'session' | 'window'> = {},
): Promise<NodeClient> {
  return await connect({
    dcs: [{ id: server.dcId, host: server.host, port: server.port }],
    publicKeys: [server.publicKey],
    apiId: 1,
    apiHash: 'x',
    transport: transport.kind,
    obfuscated: transport.obfuscated,
    ...options,
  })
}
