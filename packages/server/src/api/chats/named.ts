import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { type KnownChat, seesMessages } from '../../chats/knowledge.ts'
import { decodeStored } from '../../messages/message-content.ts'
import { channelPeer, groupPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'

/** A chat with what the caller may know of it. */
export type NamedChat = KnownChat

/**
 * A basic group as the caller names it: by its id alone, so that only those who were in it can mean it. To
 * others it is as much work as if it did not exist.
 *
 * @throws RpcError CHAT_ID_INVALID, PEER_ID_INVALID
 */
export async function groupNamed(chatId: bigint, context: Context): Promise<NamedChat> {
  if (chatId <= 0n) throw new RpcError('PEER_ID_INVALID')
  const id = groupPeer(chatId)
  const [known, isShown] = await Promise.all([
    context.chats.known(id, context.userId),
    hasDialog(id, context),
  ])
  const wasIn = known?.member !== undefined || known?.chat.creator === context.userId || isShown
  if (known?.chat.kind !== 'group' || !wasIn) throw new RpcError('CHAT_ID_INVALID')
  return known
}

/**
 * A channel or supergroup that the caller names and may see. Nobody looks at one that it was not told of.
 *
 * @throws RpcError CHANNEL_INVALID, CHANNEL_PRIVATE
 */
export async function channelNamed(input: Type<'InputChannel'>, context: Context): Promise<NamedChat> {
  if (input._ === 'inputChannelEmpty') throw new RpcError('CHANNEL_INVALID')
  if (input.channel_id <= 0n) throw new RpcError('CHANNEL_INVALID')
  const id = channelPeer(input.channel_id)
  const isNamed =
    input._ === 'inputChannel'
      ? await isHashRight(id, input.access_hash, context)
      : await isInMessage(id, input, context)
  if (!isNamed) throw new RpcError('CHANNEL_INVALID')
  const known = await context.chats.known(id, context.userId)
  if (!known || !seesMessages(known)) throw new RpcError('CHANNEL_PRIVATE')
  return known
}

/** Bots may leave the access hash out for channels they are in. */
async function isHashRight(id: PeerId, accessHash: bigint, context: Context): Promise<boolean> {
  if (context.chats.wasNamed(context.userId, id, accessHash)) return true
  if (accessHash !== 0n || !(await context.me()).tokenHash) return false
  return (await context.chats.member(id, context.userId)) !== undefined
}

/** Whether a message that the caller can see speaks of the channel. */
async function isInMessage(
  id: PeerId,
  { peer, msg_id }: Constructor<'inputChannelFromMessage'>,
  context: Context,
): Promise<boolean> {
  const inChannel = peer._ === 'inputPeerChannel'
  const owner = inChannel
    ? (await channelNamed({ ...peer, _: 'inputChannel' }, context)).chat.id
    : context.userId
  const [message] = await context.messages.store.messages(owner, [msg_id])
  if (!message) return false
  if (message.peer === id) return true
  const stored = decodeStored(message.body)
  const from = stored.isService ? undefined : stored.content.fwd_from?.from_id
  return from?._ === 'peerChannel' && channelPeer(from.channel_id) === id
}

async function hasDialog(id: PeerId, { messages, userId }: Context): Promise<boolean> {
  return (await messages.store.dialogsWith(userId, [id])).length > 0
}
