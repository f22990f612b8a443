import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { signInOurs } from '../our-client.ts'
import { type CallerLibrary, Refused } from './caller.ts'

export const ours: CallerLibrary = {
  name: 'our client',
  layer: 229,
  async signIn(server, account) {
    const client = await signInOurs(server, account)
    return {
      async call({ _, ...fields }) {
        try {
          return (await client.call(_, fields as never)) as never
        } catch (error) {
          throw error instanceof RpcError ? new Refused(error.text) : error
        }
      },
      close: () => client.close(),
    }
  },
}
