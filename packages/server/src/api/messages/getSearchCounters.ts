import { boxFor } from '../../messages/place.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { kindsOf } from './search.ts'

const mostFilters = 32
const nothing = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 0 }

/** How many messages of each kind a dialog has. */
export const getSearchCounters: Handler<'messages.getSearchCounters'> = async (request, context) => {
  const peer = await dialogPeer(request.peer, context)
  const saved = request.saved_peer_id && (await dialogPeer(request.saved_peer_id, context))
  const isElsewhere = saved !== undefined && saved.id !== context.userId
  return Promise.all(
    request.filters.slice(0, mostFilters).map(async (filter) => {
      const box = boxFor(context.userId, peer)
      const asked = { peer: peer.id, kinds: kindsOf(filter) }
      const count = isElsewhere ? 0 : (await context.messages.store.find(box, asked, nothing)).total
      return { _: 'messages.searchCounter', filter, count } as const
    }),
  )
}
