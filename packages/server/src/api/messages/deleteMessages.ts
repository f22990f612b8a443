import { canDeleteMessages } from '../../chats/rights.ts'
import type { MessageRecord } from '../../storage/ports/message-store.ts'
import { isUserPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import { announce } from '../announce.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { affectedMessages } from './affected.ts'

const mostAtOnce = 1000

/** Deletes messages of the caller's box, with `revoke` also those of the others who have them. */
export const deleteMessages: Handler<'messages.deleteMessages'> = async (request, context) => {
  const messages = await context.messages.store.messages(context.userId, request.id.slice(0, mostAtOnce))
  const forEveryone = request.revoke ? await revocable(messages, context) : () => false
  const changes = await context.messages.remove(messages, forEveryone)
  await announce(context, changes)
  return affectedMessages(context, changes)
}

/** Of a private dialog all messages, in a group one's own; its admins also those of others. */
export async function revocable(
  messages: readonly MessageRecord[],
  context: Context,
): Promise<(message: MessageRecord) => boolean> {
  const groups = new Set(messages.map(({ peer }) => peer).filter((peer) => !isUserPeer(peer)))
  const administered = new Set<PeerId>()
  for (const group of groups) {
    const [chat, member] = await Promise.all([
      context.chats.chat(group),
      context.chats.member(group, context.userId),
    ])
    if (chat && canDeleteMessages(chat, member)) administered.add(group)
  }
  return ({ peer, sender }) => isUserPeer(peer) || sender === context.userId || administered.has(peer)
}
