import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { canDeleteMessages } from '../../chats/rights.ts'
import { announce } from '../announce.ts'
import type { Handler } from '../handler.ts'
import { channelPeer } from '../peers.ts'

const mostAtOnce = 1000

/** The first message of a channel tells that it was made, and stays. */
export const creationMessage = 1

/**
 * Deletes messages for everybody: one's own, and those of others where one is an admin.
 *
 * @throws RpcError CHANNEL_INVALID, CHANNEL_PRIVATE; MESSAGE_DELETE_FORBIDDEN, and nothing is deleted
 */
export const deleteMessages: Handler<'channels.deleteMessages'> = async (request, context) => {
  const { id: channel, chat, member } = await channelPeer(request.channel, context)
  const messages = await context.messages.store.messages(channel, request.id.slice(0, mostAtOnce))
  const isAdmin = canDeleteMessages(chat, member)
  const isOwn = (sender: bigint): boolean => member !== undefined && sender === context.userId
  if (!messages.every(({ id, sender }) => id !== creationMessage && (isAdmin || isOwn(sender))))
    throw new RpcError('MESSAGE_DELETE_FORBIDDEN')
  const changes = await context.messages.remove(messages, () => true)
  await announce(context, changes)
  const pts = changes.at(-1)?.pts ?? (await context.messages.store.state(channel)).pts
  return { _: 'messages.affectedMessages', pts, pts_count: messages.length }
}
