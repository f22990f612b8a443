import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { dialogUser } from '../peers.ts'

/** Whether something was read is told, and when is nobody's business: Telegram says the same of users who hide it. */
export const getOutboxReadDate: Handler<'messages.getOutboxReadDate'> = async (request, context) => {
  const { id } = await dialogUser(request.peer, context)
  const { store } = context.messages
  const [message] = await store.messages(context.userId, [request.msg_id])
  if (message?.peer !== id || message.sender !== context.userId) throw new RpcError('MESSAGE_ID_INVALID')
  const [dialog] = await store.dialogsWith(context.userId, [id])
  if ((dialog?.readOutboxUpTo ?? 0) < message.id) throw new RpcError('MESSAGE_NOT_READ_YET')
  throw new RpcError('USER_PRIVACY_RESTRICTED')
}
