import type { NodeClient, Peer } from '@longshore/client/node'
import type { Type } from '@longshore/protocol/schema/api'
import { UserError } from './user-error.ts'

/**
 * Who is meant by what was typed: `me`, `@name`, `+phone`, or the id of somebody in the list of conversations.
 *
 * @throws {UserError} when it names nobody
 */
export async function findPeer(client: NodeClient, text: string, signal: AbortSignal): Promise<Peer> {
  if (text === 'me') return 'me'
  if (/^\+\d+$/.test(text))
    return resolved(await client.call('contacts.resolvePhone', { phone: text.slice(1) }, { signal }), text)
  if (/^\d+$/.test(text)) return await findById(client, BigInt(text), signal)
  const username = text.replace(/^@/, '')
  if (!/^[A-Za-z]\w{3,31}$/.test(username)) throw nobody(text)
  return resolved(await client.call('contacts.resolveUsername', { username }, { signal }), text)
}

async function findById(client: NodeClient, id: bigint, signal: AbortSignal): Promise<Peer> {
  if (id === client.userId) return 'me'
  const dialogs = await client.call(
    'messages.getDialogs',
    {
      offset_date: 0,
      offset_id: 0,
      offset_peer: { _: 'inputPeerEmpty' },
      limit: 100,
      hash: 0n,
    },
    { signal },
  )
  const users = 'users' in dialogs ? dialogs.users : []
  return inputPeerOf(users, id) ?? refuse(String(id))
}

function resolved({ peer, users }: Type<'contacts.ResolvedPeer'>, text: string): Peer {
  return (peer._ === 'peerUser' ? inputPeerOf(users, peer.user_id) : undefined) ?? refuse(text)
}

function inputPeerOf(users: Type<'User'>[], id: bigint): Peer | undefined {
  for (const user of users) {
    if (user._ === 'user' && user.id === id)
      return { _: 'inputPeerUser', user_id: id, access_hash: user.access_hash ?? 0n }
  }
  return undefined
}

function refuse(text: string): never {
  throw nobody(text)
}

function nobody(text: string): UserError {
  return new UserError(
    `"${text}" is nobody this account can send to.`,
    'A peer is me, @name, +phone, or the id of somebody who wrote before.',
  )
}
