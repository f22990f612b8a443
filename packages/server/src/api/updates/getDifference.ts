import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { bareId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { followedChannels } from '../messages/followed-channels.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapeChanges, withoutTwins } from '../shapes/updates.ts'
import { lastingSince } from './lasting.ts'
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

  const news = await channelNews(request.date, context)
  const decided = await lastingSince(request.date, context)
  const last = changes.at(-1)
  if (!last && news.updates.length + decided.length === 0)
    return { _: 'updates.differenceEmpty', date: state.date, seq: state.seq }

  const missed = await shapeChanges(context, context.userId, context.userId, changes)
  const isNew = (update: { _: string }): update is Constructor<'updateNewMessage'> =>
    update._ === 'updateNewMessage'
  const content = {
    new_messages: missed.updates.filter(isNew).map(({ message }) => message),
    new_encrypted_messages: [],
    other_updates: [...missed.updates.filter((update) => !isNew(update)), ...decided, ...news.updates],
    chats: withoutTwins([...missed.chats, ...news.chats]),
    users: missed.users,
  }
  const reached = { ...state, pts: last?.pts ?? state.pts }
  if (reached.pts < state.pts)
    return { _: 'updates.differenceSlice', ...content, intermediate_state: reached }
  return { _: 'updates.difference', ...content, state: reached }
}

/**
 * Channels have histories of their own; of those where something was said since, the client is told to ask
 * (updates.getChannelDifference).
 */
async function channelNews(
  date: number,
  context: Context,
): Promise<{ updates: Type<'Update'>[]; chats: Type<'Chat'>[] }> {
  const followed = (await followedChannels(context)).map(({ channel }) => channel)
  const states = await context.messages.store.channelStates(followed)
  const news = states.filter((state) => date > 0 && state.date > date)
  return {
    updates: news.map(({ channel, pts }) => ({
      _: 'updateChannelTooLong',
      channel_id: bareId(channel),
      pts,
    })),
    chats: await shapeChats(
      context,
      context.userId,
      news.map(({ channel }) => channel),
    ),
  }
}
