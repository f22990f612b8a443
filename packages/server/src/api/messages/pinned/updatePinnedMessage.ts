import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { decodeStored } from '../../../messages/message-content.ts'
import { boxFor } from '../../../messages/place.ts'
import type { MessageRecord } from '../../../storage/ports/message-store.ts'
import { announce } from '../../announce.ts'
import { together } from '../../chats/tell.ts'
import type { Context } from '../../context.ts'
import type { Handler } from '../../handler.ts'
import { type DialogPeer, dialogPeer } from '../../peers.ts'
import { sendService } from '../send-service.ts'
import { requirePinning } from './may-pin.ts'

/**
 * Pins a message or unpins it, for everybody in the dialog (api/pin); in a private chat with `pm_oneside` for oneself
 * alone. Who pins something for others tells them so.
 *
 * @throws RpcError MESSAGE_ID_INVALID, CHAT_NOT_MODIFIED, BOT_ONESIDE_NOT_AVAIL, CHAT_WRITE_FORBIDDEN, CHAT_ADMIN_REQUIRED
 */
export const updatePinnedMessage: Handler<'messages.updatePinnedMessage'> = async (request, context) => {
  const peer = await dialogPeer(request.peer, context)
  requirePinning(peer)
  const onlyHere = peer.kind === 'user' && request.pm_oneside === true
  if (onlyHere && (await context.me()).tokenHash) throw new RpcError('BOT_ONESIDE_NOT_AVAIL')
  const message = await messageIn(peer, request.id, context)
  const { store } = context.messages
  const copies = onlyHere || (await isUnheard(peer, context)) ? [message] : await store.copies(message.origin)
  const changes = await store.pin(copies, !request.unpin)
  if (changes.length === 0) throw new RpcError('CHAT_NOT_MODIFIED')
  const told = await announce(context, changes)
  const isNews = !request.unpin && !onlyHere && peer.id !== context.userId
  return isNews ? together(context, told, await tellPinned(peer, message.id, request.silent, context)) : told
}

/** What tells of a deed cannot be pinned. @throws RpcError MESSAGE_ID_INVALID */
async function messageIn(peer: DialogPeer, id: number, context: Context): Promise<MessageRecord> {
  const [message] = await context.messages.store.messages(boxFor(context.userId, peer), [id])
  if (message?.peer !== peer.id || decodeStored(message.body).isService)
    throw new RpcError('MESSAGE_ID_INVALID')
  return message
}

/** Whoever has blocked the caller keeps its dialog as it is. */
async function isUnheard(peer: DialogPeer, { userId, contacts }: Context): Promise<boolean> {
  return peer.kind === 'user' && (await contacts.blocks.blockersAmong(userId, [peer.id])).length > 0
}

function tellPinned(peer: DialogPeer, to: number, silent: boolean | undefined, context: Context) {
  return sendService(context, peer, { _: 'messageActionPinMessage' }, { to, silent })
}
