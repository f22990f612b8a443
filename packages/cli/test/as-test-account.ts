import { connect, type NodeClient } from '@longshore/client/node'

interface Info {
  readonly dcs: readonly { id: number; host: string; port: number }[]
  readonly publicKeys: readonly string[]
}

/** Does what the command does not offer, as one of the test accounts with the code 22222. */
export async function asTestAccount<T>(
  info: string,
  phone: string,
  work: (client: NodeClient) => Promise<T>,
): Promise<T> {
  const { dcs, publicKeys } = JSON.parse(info) as Info
  await using client = await connect({ dcs, publicKeys, apiId: 1, apiHash: 'x' })
  await client.signIn({ phone, code: () => '22222' })
  return await work(client)
}
