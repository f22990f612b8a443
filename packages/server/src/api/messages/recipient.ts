import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { Context } from '../context.ts'
import { dialogUser } from '../peers.ts'

/** Telegram sends at once what is scheduled within the next seconds. */
const atOnce = 10

interface Sending {
  readonly peer: Type<'InputPeer'>
  readonly schedule_date?: number | undefined
}

/**
 * Whom a message goes to.
 *
 * @throws RpcError PEER_ID_INVALID, CHAT_ID_INVALID, CHANNEL_INVALID, USER_IS_BOT for bots among themselves,
 * SCHEDULE_DATE_INVALID since messages cannot be scheduled
 */
export async function recipientOf(request: Sending, context: Context): Promise<bigint> {
  if ((request.schedule_date ?? 0) > context.now() + atOnce) throw new RpcError('SCHEDULE_DATE_INVALID')
  const user = await dialogUser(request.peer, context)
  if (user.tokenHash && user.id !== context.userId && (await context.me()).tokenHash)
    throw new RpcError('USER_IS_BOT')
  return user.id
}
