import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { canChangeInfo } from '../../chats/rights.ts'
import type { Context } from '../context.ts'
import { sendService } from '../messages/send-service.ts'
import { chatPeer } from './chat-peer.ts'
import type { NamedChat } from './named.ts'
import { requireRight } from './require.ts'

/**
 * Gives a chat another title, and says so in it.
 *
 * @throws RpcError CHAT_WRITE_FORBIDDEN, CHAT_ADMIN_REQUIRED, CHAT_NOT_MODIFIED, CHAT_TITLE_EMPTY
 */
export async function renamed(
  named: NamedChat,
  title: string,
  context: Context,
): Promise<Constructor<'updates'>> {
  requireRight(named, canChangeInfo)
  const { id } = named.chat
  if (title === named.chat.title) throw new RpcError('CHAT_NOT_MODIFIED')
  await context.chats.rename(id, title)
  const action = { _: 'messageActionChatEditTitle', title } as const
  return sendService(context, await chatPeer(id, context), action)
}
