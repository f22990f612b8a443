import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { boxFor } from '../../messages/place.ts'
import type { Context } from '../context.ts'
import type { Handlers } from '../handler.ts'
import { dialogPeer } from '../peers.ts'

/** Of mentions, reactions and votes none is ever unread. */
async function nothingRead(
  { peer: input }: { readonly peer: Type<'InputPeer'> },
  context: Context,
): Promise<Constructor<'messages.affectedHistory'>> {
  const peer = await dialogPeer(input, context)
  const { pts } = await context.messages.store.state(boxFor(context.userId, peer))
  return { _: 'messages.affectedHistory', pts, pts_count: 0, offset: 0 }
}

/** Nothing is said in threads. */
async function noThread(): Promise<never> {
  throw new RpcError('MSG_ID_INVALID')
}

/** What clients tell or ask of each message they show, where there is nothing of the kind. */
export const nothingUnread: Handlers = {
  'messages.readMentions': nothingRead,
  'messages.readPollVotes': nothingRead,
  'messages.readReactions': nothingRead,
  'messages.getDiscussionMessage': noThread,
  'messages.getReplies': noThread,
  'messages.readDiscussion': noThread,
}
