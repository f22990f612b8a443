import type { ChatStore } from '../storage/ports/chat-store.ts'
import type { PeerId } from '../storage/ports/peer-id.ts'
import { canSee } from './rights.ts'

/** Whether a chat is there, and a user, if not sent away from it, may see what is in it. */
export async function maySee(
  store: Pick<ChatStore, 'chats' | 'membersAmong' | 'bannedAmong'>,
  id: PeerId,
  user: bigint,
): Promise<boolean> {
  const [chat] = await store.chats([id])
  if (!chat) return false
  const [[member], bans] = await Promise.all([store.membersAmong(id, [user]), store.bannedAmong(id, [user])])
  return bans.length === 0 && canSee(chat, member)
}
