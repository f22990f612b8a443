import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { PeerId } from '../../storage/ports/peer-id.ts'
import type { Services } from '../context.ts'

type Names = Pick<Services, 'accounts' | 'chats' | 'naming'>

/** The user or chat that has a username: they share them, whatever the case of the letters. */
export async function holderOf(username: string, { accounts, chats }: Names): Promise<PeerId | undefined> {
  const [user, chat] = await Promise.all([
    accounts.byUsername(username),
    chats.store.chatByUsername(username),
  ])
  return user?.id ?? chat?.id
}

/**
 * Gives somebody a username that nobody else has. One at a time: users and chats keep their names apart, so that two
 * could take one name at once.
 *
 * @throws RpcError USERNAME_OCCUPIED
 */
export function takeUsername<T>(
  names: Names,
  username: string,
  taker: PeerId,
  take: () => Promise<T>,
): Promise<T> {
  return names.naming.take(async () => {
    const holder = await holderOf(username, names)
    if (holder !== undefined && holder !== taker) throw new RpcError('USERNAME_OCCUPIED')
    return take()
  })
}
