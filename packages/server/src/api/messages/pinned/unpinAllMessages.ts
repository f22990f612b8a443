import { boxFor } from '../../../messages/place.ts'
import { announce } from '../../announce.ts'
import type { Handler } from '../../handler.ts'
import { dialogPeer } from '../../peers.ts'
import { requirePinning } from './may-pin.ts'

/** Messages that one request unpins: in a group each of them has a copy for every member. */
const step = 100

/**
 * Unpins everything in a dialog, for everybody, some at a time: as long as `offset` is not 0 the client asks again.
 *
 * @throws RpcError CHAT_WRITE_FORBIDDEN, CHAT_ADMIN_REQUIRED
 */
export const unpinAllMessages: Handler<'messages.unpinAllMessages'> = async (request, context) => {
  const peer = await dialogPeer(request.peer, context)
  requirePinning(peer)
  const { store } = context.messages
  const box = boxFor(context.userId, peer)
  const saved = request.saved_peer_id && (await dialogPeer(request.saved_peer_id, context))
  // Nothing here is said in a topic, and all that is saved comes from its owner.
  const isNowhere = request.top_msg_id !== undefined || (saved && saved.id !== context.userId)
  const window = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: isNowhere ? 0 : step }
  const { messages, total } = await store.find(box, { peer: peer.id, pinned: true }, window)
  const copies = await Promise.all(messages.map(({ origin }) => store.copies(origin)))
  const changes = await store.pin(copies.flat(), false)
  await announce(context, changes)
  const own = changes.find(({ owner }) => owner === box)
  return {
    _: 'messages.affectedHistory',
    pts: own?.pts ?? (await store.state(box)).pts,
    pts_count: own?.ptsCount ?? 0,
    offset: isNowhere ? 0 : total - messages.length,
  }
}
