import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { Handler } from '../handler.ts'
import { shapeChanges } from '../shapes/updates.ts'
import { currentState } from './state.ts'

/** Changes in one answer; who missed more is told to ask again (updates.differenceSlice). */
const sliceSize = 500

/** Exactly what the caller's box went through since the given point (api/updates, recovering gaps). */
export const getDifference: Handler<'updates.getDifference'> = async (request, context) => {
  if (request.pts === 0) throw new RpcError('PERSISTENT_TIMESTAMP_EMPTY')
  if (request.pts < 0) throw new RpcError('PERSISTENT_TIMESTAMP_INVALID')

  const state = await currentState(context)
  const tooMuch = request.pts_total_limit !== undefined && state.pts - request.pts > request.pts_total_limit
  const limit = Math.min(Math.max(request.pts_limit ?? sliceSize, 1), sliceSize)
  const changes = tooMuch
    ? 'forgotten'
    : await context.messages.store.changesAfter(context.userId, request.pts, limit)
  // Also for a point in the future: a client whose points this server has lost starts over from here.
  if (changes === 'forgotten') return { _: 'updates.differenceTooLong', pts: state.pts }

  const last = changes.at(-1)
  if (!last) return { _: 'updates.differenceEmpty', date: state.date, seq: state.seq }

  const { updates, users } = await shapeChanges(context, context.userId, changes)
  const isNew = (update: { _: string }): update is Constructor<'updateNewMessage'> =>
    update._ === 'updateNewMessage'
  const content = {
    new_messages: updates.filter(isNew).map(({ message }) => message),
    new_encrypted_messages: [],
    other_updates: updates.filter((update) => !isNew(update)),
    chats: [],
    users,
  }
  const reached = { ...state, pts: last.pts }
  if (last.pts < state.pts) return { _: 'updates.differenceSlice', ...content, intermediate_state: reached }
  return { _: 'updates.difference', ...content, state: reached }
}
