import type { Constructor } from '@longshore/protocol/schema/api'
import { canExportInvite } from '../../chats/rights.ts'
import type { Context } from '../context.ts'
import { shapeInvite } from '../shapes/invite.ts'
import type { NamedChat } from './named.ts'

/** The link of a chat, for its admins. */
export async function exportedInvite(
  { chat, member }: NamedChat,
  { chats }: Context,
): Promise<Constructor<'chatInviteExported'> | undefined> {
  if (!canExportInvite(chat, member)) return undefined
  return shapeInvite(chat, await chats.invite(chat.id))
}
