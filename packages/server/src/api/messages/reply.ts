import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { isLongerThan } from '../../text/characters.ts'
import type { Context } from '../context.ts'
import { saidEntities } from './entities.ts'

/** Characters of what a reply quotes (quote_length_max). */
const longestQuote = 1024

/**
 * @throws RpcError REPLY_TO_INVALID for a reply to something that is not a message; MESSAGE_TOO_LONG,
 * ENTITY_BOUNDS_INVALID, ENTITIES_TOO_LONG for what it quotes
 */
export async function replyOf(
  input: Type<'InputReplyTo'> | undefined,
  context: Context,
): Promise<Constructor<'messageReplyHeader'> | undefined> {
  if (!input || repliesToNothing(input)) return undefined
  if (input._ !== 'inputReplyToMessage') throw new RpcError('REPLY_TO_INVALID')
  const quote = input.quote_text ?? ''
  if (isLongerThan(quote, longestQuote)) throw new RpcError('MESSAGE_TOO_LONG')
  return {
    _: 'messageReplyHeader',
    reply_to_msg_id: input.reply_to_msg_id,
    quote: input.quote_text !== undefined,
    quote_text: input.quote_text,
    quote_entities: await saidEntities(quote, input.quote_entities, context),
    quote_offset: input.quote_offset,
  }
}

/** Some clients always write the field, and 0 where there is nothing to reply to. */
export function repliesToNothing(input: Type<'InputReplyTo'>): boolean {
  return input._ === 'inputReplyToMessage' && input.reply_to_msg_id === 0
}
