import { apiCodec } from '@longshore/protocol/schema/codec'
import { boxFor } from '../../messages/place.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { soughtBy } from './search.ts'

const mostFilters = 32
const nothing = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 0 }

/** How many messages of each kind a dialog has. */
export const getSearchCounters: Handler<'messages.getSearchCounters'> = async (request, context) => {
  const peer = await dialogPeer(request.peer, context)
  const saved = request.saved_peer_id && (await dialogPeer(request.saved_peer_id, context))
  const isElsewhere = saved !== undefined && saved.id !== context.userId
  // A filter is told back: one that the caller's layer does not have could not be.
  const told = request.filters.filter(({ _ }) => apiCodec.definition(_, context.caller.layer) !== undefined)
  return Promise.all(
    told.slice(0, mostFilters).map(async (filter) => {
      const box = boxFor(context.userId, peer)
      const asked = { peer: peer.id, ...soughtBy(filter) }
      const count = isElsewhere ? 0 : (await context.messages.store.find(box, asked, nothing)).total
      return { _: 'messages.searchCounter', filter, count } as const
    }),
  )
}
