import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { seesMessages } from '../../chats/knowledge.ts'
import { isUserPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapePeer } from '../shapes/peers.ts'
import { shapeUsers } from '../shapes/users.ts'

/**
 * Users, channels and supergroups by the start of their usernames; contacts and the caller's own chats come as "my
 * results", by their names and titles.
 */
export const search: Handler<'contacts.search'> = async (request, context) => {
  const wanted = request.q.replace(/^@/, '').toLowerCase()
  if (wanted === '') throw new RpcError('QUERY_TOO_SHORT')
  const limit = Math.min(Math.max(request.limit, 1), 50)
  const mine = [...(await contactsCalled(wanted, context)), ...(await ownChatsCalled(wanted, context))]
  const known = new Set(mine.slice(0, limit))
  const others = (await named(wanted, limit, request.bots === true, context)).filter((id) => !known.has(id))
  const everybody = [...known, ...others]
  return {
    _: 'contacts.found',
    my_results: [...known].map(shapePeer),
    results: others.map(shapePeer),
    chats: await shapeChats(context, context.userId, everybody),
    users: await shapeUsers(context, context.userId, everybody.filter(isUserPeer)),
  }
}

async function contactsCalled(wanted: string, { contacts, userId }: Context): Promise<PeerId[]> {
  const book = await contacts.contacts(userId)
  return book
    .filter(({ firstName, lastName }) => `${firstName} ${lastName}`.toLowerCase().includes(wanted))
    .map((contact) => contact.userId)
}

async function ownChatsCalled(wanted: string, { chats, userId }: Context): Promise<PeerId[]> {
  const own = await chats.store.memberships(userId)
  const found = await chats.store.chats(own.map(({ chat }) => chat))
  return found.filter(({ title }) => title.toLowerCase().includes(wanted)).map(({ id }) => id)
}

async function named(
  start: string,
  limit: number,
  onlyBots: boolean,
  { accounts, chats, userId }: Context,
): Promise<PeerId[]> {
  const users = await accounts.byUsernameStart(start, limit)
  if (onlyBots) return users.filter(({ tokenHash }) => tokenHash).map(({ id }) => id)
  const found = await chats.store.chatsByUsernameStart(start, limit)
  const known = await Promise.all(found.map(({ id }) => chats.known(id, userId)))
  const readable = known.flatMap((one) => (one && seesMessages(one) ? one.chat : []))
  return [...users, ...readable].map(({ id }) => id)
}
