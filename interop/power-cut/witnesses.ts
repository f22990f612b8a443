import assert from 'node:assert/strict'
import { memorySession, type NodeClient } from '@longshore/client/node'
import type { Constructor } from '@longshore/protocol/schema/api'
import { connectOurs, signInOurs } from '../our-client.ts'
import type { ServerAddress } from '../server.ts'
import { testAccount } from '../stock-client.ts'
import type { Person, Witnesses } from './fact.ts'

export interface OpenWitnesses extends Witnesses {
  close(): Promise<void>
}

/** Ada and Bob, who have signed in once and for all: after a cut they come back with the sessions they had. */
export class Pair {
  readonly #sessions = { ada: memorySession(), bob: memorySession() }

  async signIn(server: ServerAddress): Promise<void> {
    for (const [name, session] of Object.entries(this.#sessions)) {
      const client = await signInOurs(server, accountOf(name), undefined, { session })
      await client.call('account.updateUsername', { username: usernameOf(name) })
      await client.close()
    }
  }

  async connect(server: ServerAddress, signal?: AbortSignal): Promise<OpenWitnesses> {
    const { ada: adas, bob: bobs } = this.#sessions
    const [ada, bob] = await Promise.all([
      connectOurs(server, undefined, { session: adas }),
      connectOurs(server, undefined, { session: bobs }),
    ])
    return {
      server,
      ada: personOf(ada, await named(ada, 'bob'), signal),
      bob: personOf(bob, await named(bob, 'ada'), signal),
      close: async () => {
        await Promise.all([ada.close(), bob.close()])
      },
    }
  }
}

/** Another device of Ada's, which is told of everything. */
export async function listenerTo(server: ServerAddress): Promise<NodeClient> {
  const listener = await signInOurs(server, accountOf('ada'))
  await listener.call('updates.getState', {})
  return listener
}

function accountOf(name: string) {
  return testAccount(name === 'ada' ? 9001 : 9002)
}

function usernameOf(name: string): string {
  return `${name}_of_the_cuts`
}

async function named(client: NodeClient, name: string): Promise<Constructor<'inputPeerUser'>> {
  const [user] = (await client.call('contacts.resolveUsername', { username: usernameOf(name) })).users
  assert.ok(user?._ === 'user')
  return { _: 'inputPeerUser', user_id: user.id, access_hash: user.access_hash ?? 0n }
}

function personOf(
  client: NodeClient,
  other: Constructor<'inputPeerUser'>,
  signal: AbortSignal | undefined,
): Person {
  return { client, other, call: (method, params) => client.call(method, params, { signal }) }
}
