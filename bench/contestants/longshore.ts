import type { NodeClient } from '@longshore/client/node'
import { signInOurs } from '../../interop/our-client.ts'
import { testAccount } from '../../interop/stock-client.ts'
import type { Contestant } from './contestant.ts'

/** Our own client with its defaults: it verifies what it downloads and forces it to disk. */
export function longshoreContestant(options: { obfuscated: boolean }): Contestant {
  let client: NodeClient | undefined
  let message: Awaited<ReturnType<NodeClient['sendDocument']>> | undefined
  return {
    open: async (target, account) => {
      const transport = { kind: 'intermediate', obfuscated: options.obfuscated } as const
      client = await signInOurs(target, testAccount(account), transport)
    },
    up: async (path) => {
      message = await client?.sendDocument('me', path)
    },
    down: async (path) => {
      if (message) await client?.download(message, path)
    },
    close: async () => client?.close(),
  }
}
