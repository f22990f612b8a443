import type { FollowedChannel } from '../../storage/ports/message-store.ts'
import { isChannelPeer } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { DialogPeer } from '../peers.ts'

/** The channels and supergroups the caller is in. */
export async function followedChannels({
  chats,
  userId,
}: Pick<Context, 'chats' | 'userId'>): Promise<FollowedChannel[]> {
  const memberships = await chats.store.memberships(userId)
  return memberships
    .filter(({ chat }) => isChannelPeer(chat))
    .map(({ chat, date }) => ({ channel: chat, since: date }))
}

/** Who only looks into a channel has nothing to read there. */
const never = 2 ** 31 - 1

export function followedAs({ id, member }: Extract<DialogPeer, { member: unknown }>): FollowedChannel {
  return { channel: id, since: member?.date ?? never }
}
