import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Result } from '@longshore/protocol/schema/api'
import type { BoxChange } from '../../storage/ports/message-store.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { followedAs } from '../messages/followed-channels.ts'
import { channelPeer, type DialogPeer } from '../peers.ts'
import { shapeDialogs } from '../shapes/dialogs.ts'
import { shapeMessages } from '../shapes/messages.ts'
import { shapeChanges, withoutTwins } from '../shapes/updates.ts'

/** Changes in one answer; a client that is ready for more asks again. */
const sliceSize = 100

/** The most that a client may be ready for ("max 100000"). */
const mostWanted = 100_000

/** Messages that come with a dialog where there is too much to tell. */
const newestMessages = 20

/** Seconds that a client may wait before it asks again about a channel nobody tells it of. */
const askAgainAfter = 30

type Channel = Exclude<DialogPeer, { kind: 'user' }>
type Difference = Result<'updates.getChannelDifference'>

/**
 * What a channel's box went through since the given point (api/updates, recovering gaps). More than the client asks for is
 * too long: it gets the dialog as it is now, and fills the gap as it likes.
 *
 * @throws RpcError CHANNEL_INVALID, CHANNEL_PRIVATE; PERSISTENT_TIMESTAMP_EMPTY, PERSISTENT_TIMESTAMP_INVALID
 */
export const getChannelDifference: Handler<'updates.getChannelDifference'> = async (request, context) => {
  if (request.pts === 0) throw new RpcError('PERSISTENT_TIMESTAMP_EMPTY')
  if (request.pts < 0) throw new RpcError('PERSISTENT_TIMESTAMP_INVALID')
  const channel = await channelPeer(request.channel, context)
  const { store } = context.messages
  const { pts } = await store.state(channel.id)
  const wanted = Math.min(Math.max(request.limit, 1), mostWanted)
  if (pts - request.pts > wanted) return tooLong(channel, context)
  const changes = await store.changesAfter(channel.id, request.pts, Math.min(wanted, sliceSize))
  // Also for a point in the future: a client whose points this server has lost starts over from here.
  if (changes === 'forgotten') return tooLong(channel, context)
  if (changes.length === 0)
    return { _: 'updates.channelDifferenceEmpty', final: true, pts, timeout: askAgainAfter }
  return difference(channel, changes, pts, context)
}

async function difference(
  { id: channel }: Channel,
  changes: readonly BoxChange[],
  pts: number,
  context: Context,
): Promise<Difference> {
  const { updates, users, chats } = await shapeChanges(context, context.userId, channel, changes)
  const reached = changes.at(-1)?.pts ?? pts
  return {
    _: 'updates.channelDifference',
    final: reached === pts,
    pts: reached,
    timeout: askAgainAfter,
    new_messages: updates.flatMap((update) => (update._ === 'updateNewChannelMessage' ? update.message : [])),
    other_updates: updates.filter(({ _ }) => _ !== 'updateNewChannelMessage'),
    chats,
    users,
  }
}

async function tooLong(channel: Channel, context: Context): Promise<Difference> {
  const { userId, messages } = context
  const dialogs = await messages.store.dialogsWith(userId, [channel.id], [followedAs(channel)])
  const window = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: newestMessages }
  const newest = await messages.store.find(channel.id, {}, window)
  const shown = await shapeMessages(context, userId, newest.messages)
  const { chats, users, ...shaped } = await shapeDialogs(context, userId, dialogs)
  const [dialog] = shaped.dialogs
  if (!dialog) throw new RpcError('CHANNEL_INVALID')
  return {
    _: 'updates.channelDifferenceTooLong',
    final: true,
    timeout: askAgainAfter,
    dialog,
    messages: shown.messages,
    chats: withoutTwins([...chats, ...shown.chats]),
    users: withoutTwins([...users, ...shown.users]),
  }
}
