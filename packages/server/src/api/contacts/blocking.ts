import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { serviceUser } from '../../accounts/service-users.ts'
import { isUserPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapePeer } from '../shapes/peers.ts'
import { shapeUsers } from '../shapes/users.ts'
import { tellOthers } from '../updates/tell-others.ts'

/** Whom one user may block. */
const mostBlocked = 1000

const largestPage = 100

interface Named {
  readonly id: Type<'InputPeer'>
  readonly my_stories_from?: boolean | undefined
}

/**
 * Whoever is blocked writes into nothing: its messages stay in its own box, it sees neither pictures nor when one was
 * here, and brings nobody into groups who blocked it.
 *
 * @throws RpcError CONTACT_ID_INVALID, PEER_ID_INVALID, USERS_TOO_MUCH
 */
export const block: Handler<'contacts.block'> = async (request, context) => {
  const peer = await blockable(request, context)
  const record = { peer, date: context.now() }
  const outcome = await context.contacts.blocks.block(context.userId, record, mostBlocked)
  if (outcome === 'too many') throw new RpcError('USERS_TOO_MUCH')
  if (outcome === 'blocked') await tellBlocked(peer, true, context)
  return true
}

/** @throws RpcError CONTACT_ID_INVALID, PEER_ID_INVALID */
export const unblock: Handler<'contacts.unblock'> = async (request, context) => {
  const peer = await blockable(request, context)
  if (await context.contacts.blocks.unblock(context.userId, peer)) await tellBlocked(peer, false, context)
  return true
}

/** Whom the caller has blocked, the one blocked last first. Nobody has stories to be kept from. */
export const getBlocked: Handler<'contacts.getBlocked'> = async (request, context) => {
  const limit = Math.min(Math.max(0, request.limit), largestPage)
  const window = { offset: Math.max(0, request.offset), limit: request.my_stories_from ? 0 : limit }
  const { blocked, total } = await context.contacts.blocks.blocked(context.userId, window)
  const peers = blocked.map(({ peer }) => peer)
  const page = {
    blocked: blocked.map(({ peer, date }) => ({ _: 'peerBlocked', peer_id: shapePeer(peer), date }) as const),
    chats: await shapeChats(context, context.userId, peers),
    users: await shapeUsers(context, context.userId, peers.filter(isUserPeer)),
  }
  return request.my_stories_from || blocked.length === total
    ? { _: 'contacts.blocked', ...page }
    : { _: 'contacts.blockedSlice', count: total, ...page }
}

async function blockable({ id: input, my_stories_from }: Named, context: Context): Promise<PeerId> {
  const { kind, id } = await dialogPeer(input, context)
  if (id === context.userId) throw new RpcError('CONTACT_ID_INVALID')
  // The service itself speaks to everybody, as of a new login.
  if (kind === 'group' || id === serviceUser || my_stories_from) throw new RpcError('PEER_ID_INVALID')
  return id
}

function tellBlocked(peer: PeerId, blocked: boolean, context: Context): Promise<void> {
  return tellOthers(context, { _: 'updatePeerBlocked', blocked, peer_id: shapePeer(peer) })
}
