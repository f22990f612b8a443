import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { Handler } from '../handler.ts'
import { shapePeer } from '../shapes/peers.ts'
import { shapeUsers } from '../shapes/users.ts'

/** Users by the start of their username; contacts come as "my results", also by their names. */
export const search: Handler<'contacts.search'> = async (request, context) => {
  const wanted = request.q.replace(/^@/, '').toLowerCase()
  if (wanted === '') throw new RpcError('QUERY_TOO_SHORT')
  const limit = Math.min(Math.max(request.limit, 1), 50)
  const contacts = await context.contacts.contacts(context.userId)
  const mine = contacts
    .filter(({ firstName, lastName }) => `${firstName} ${lastName}`.toLowerCase().includes(wanted))
    .map(({ userId }) => userId)
    .slice(0, limit)
  const found = await context.accounts.byUsernameStart(wanted, limit)
  const others = found.filter(
    ({ id, tokenHash }: UserRecord) => !mine.includes(id) && !(request.bots && !tokenHash),
  )
  return {
    _: 'contacts.found',
    my_results: mine.map(shapePeer),
    results: others.map(({ id }) => shapePeer(id)),
    chats: [],
    users: await shapeUsers(context, context.userId, [...mine, ...others.map(({ id }) => id)]),
  }
}
