import { announce } from '../announce.ts'
import type { Handler } from '../handler.ts'
import { dialogUser } from '../peers.ts'
import { affectedMessages } from './affected.ts'

/** Deletes a dialog's messages step by step: as long as `offset` is not 0 the client asks again. */
export const deleteHistory: Handler<'messages.deleteHistory'> = async (request, context) => {
  const peer = await dialogUser(request.peer, context)
  const { changes, left } = await context.messages.removeHistory(context.userId, peer.id, {
    maxId: Math.max(0, request.max_id),
    minDate: request.min_date ?? 0,
    maxDate: request.max_date ?? 0,
    revoke: request.revoke === true,
  })
  await announce(context, changes)
  const { pts, pts_count } = await affectedMessages(context, changes)
  return { _: 'messages.affectedHistory', pts, pts_count, offset: left }
}
