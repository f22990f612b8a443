import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Deed, ShownFile } from '../../messages/messages.ts'
import { announce } from '../announce.ts'
import type { Context } from '../context.ts'
import type { DialogPeer } from '../peers.ts'
import { arrivalOf } from './arrival.ts'
import { placeOf } from './place.ts'

interface Options extends Pick<Deed, 'to' | 'silent'> {
  /** The new picture of messageActionChatEditPhoto: the action itself names it by `photoEmpty`. */
  readonly shows?: ShownFile | undefined
  /** Users who are not, or no longer, in a basic group and are to be told all the same. */
  readonly besides?: readonly bigint[] | undefined
}

/**
 * Tells everyone in a dialog what the caller did, by a message.
 *
 * @returns the caller's Updates, with the message in it
 */
export async function sendService(
  context: Context,
  peer: DialogPeer,
  action: Type<'MessageAction'>,
  { besides, ...deed }: Options = {},
): Promise<Constructor<'updates'>> {
  const place = await placeOf(peer, context.userId, context, besides)
  const copies = await context.messages.tell(context.userId, place, { action, ...deed })
  return announce(context, copies.map(arrivalOf))
}
