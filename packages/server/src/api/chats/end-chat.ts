import type { Constructor } from '@longshore/protocol/schema/api'
import { canDelete } from '../../chats/rights.ts'
import { isChannelPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import { announce } from '../announce.ts'
import type { Context } from '../context.ts'
import type { NamedChat } from './named.ts'
import { requireRight } from './require.ts'
import { tellOfChat } from './tell.ts'

/** Deletes a chat with everything that was said in it. @throws RpcError CHAT_WRITE_FORBIDDEN, CHAT_ADMIN_REQUIRED */
export async function endChat(named: NamedChat, context: Context): Promise<Constructor<'updates'>> {
  const { chat } = named
  // Clients leave a basic group before they delete it.
  if (chat.creator !== context.userId) requireRight(named, canDelete)
  const members = await context.chats.store.memberIds(chat.id)
  if (chat.photo !== undefined) await context.files.released([chat.photo])
  await context.chats.store.end(chat.id)
  const told = await tellOfChat(context, chat.id, members)
  for (const owner of isChannelPeer(chat.id) ? [chat.id] : members) await emptyDialog(context, owner, chat.id)
  return told
}

/** What a channel said need not be announced: its readers have just been told that it is gone. */
async function emptyDialog(context: Context, owner: PeerId, peer: PeerId): Promise<void> {
  const everything = { maxId: 0, minDate: 0, maxDate: 0, forEveryone: () => false }
  for (let left = 1; left > 0; ) {
    const step = await context.messages.removeHistory(owner, peer, everything)
    if (!isChannelPeer(owner)) await announce(context, step.changes)
    left = step.left
  }
}
