import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { ChatRecord } from '../../storage/ports/chat-store.ts'
import type { Context } from '../context.ts'
import { sendService } from '../messages/send-service.ts'
import { chatPeer } from './chat-peer.ts'
import { together } from './tell.ts'

/**
 * The first message of a chat, which says that it was made. Its creator is told the message's id apart as well, as of
 * one it had sent: TDLib finds the new chat by both.
 *
 * @param told what its members have been told of it
 */
export async function beginning(
  { id }: ChatRecord,
  action: Type<'MessageAction'>,
  told: Constructor<'updates'>,
  context: Context,
): Promise<Constructor<'updates'>> {
  const sent = await sendService(context, await chatPeer(id, context), action)
  const ids = sent.updates.flatMap((update) =>
    'message' in update && typeof update.message === 'object' && 'id' in update.message
      ? ({ _: 'updateMessageID', id: update.message.id, random_id: randomId(context) } as const)
      : [],
  )
  return together(context, { ...told, updates: [...ids, ...told.updates] }, sent)
}

function randomId({ crypto }: Context): bigint {
  const bytes = crypto.randomBytes(8)
  return new DataView(bytes.buffer, bytes.byteOffset).getBigInt64(0) || 1n
}
