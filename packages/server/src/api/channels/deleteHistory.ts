import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { canDeleteMessages } from '../../chats/rights.ts'
import type { BoxChange } from '../../storage/ports/message-store.ts'
import { announce } from '../announce.ts'
import type { Handler } from '../handler.ts'
import { channelPeer } from '../peers.ts'
import { updatesOf } from '../shapes/updates.ts'
import { creationMessage } from './deleteMessages.ts'

/**
 * Deletes what was said in a supergroup or channel up to a message (0: all), with `for_everyone` for all; without,
 * nothing is to be done here: each client forgets it by itself.
 *
 * @throws RpcError CHAT_ADMIN_REQUIRED
 */
export const deleteHistory: Handler<'channels.deleteHistory'> = async (request, context) => {
  const { id: channel, chat, member } = await channelPeer(request.channel, context)
  if (!request.for_everyone) return updatesOf(context, [], [])
  if (!canDeleteMessages(chat, member)) throw new RpcError('CHAT_ADMIN_REQUIRED')
  const bounds = { minId: creationMessage, maxId: Math.max(0, request.max_id), minDate: 0, maxDate: 0 }
  const changes: BoxChange[] = []
  let left: number
  do {
    const step = await context.messages.removeHistory(channel, channel, {
      ...bounds,
      forEveryone: () => true,
    })
    changes.push(...step.changes)
    left = step.left
  } while (left > 0)
  return announce(context, changes)
}
