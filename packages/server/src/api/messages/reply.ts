import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'

/** @throws RpcError REPLY_TO_INVALID for a reply to something that is not a message */
export function replyOf(
  input: Type<'InputReplyTo'> | undefined,
): Constructor<'messageReplyHeader'> | undefined {
  if (!input) return undefined
  if (input._ !== 'inputReplyToMessage') throw new RpcError('REPLY_TO_INVALID')
  return {
    _: 'messageReplyHeader',
    reply_to_msg_id: input.reply_to_msg_id,
    quote: input.quote_text !== undefined,
    quote_text: input.quote_text,
    quote_entities: input.quote_entities,
    quote_offset: input.quote_offset,
  }
}
