import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { ChatKind } from '../storage/ports/chat-store.ts'
import { channelPeer, groupPeer, type PeerId } from '../storage/ports/peer-id.ts'

/**
 * Ids of chats are numbers of ten digits below 2^31: some clients know no larger ones. Clients that write `-100` before
 * a channel's id, instead of adding 10^12, come to the same number only with ten digits.
 */
const smallestGroup = 2n ** 30n
/** What follows the groups: no number stands for both, and no group has one whose `-100...` is read as a channel. */
const smallestChannel = smallestGroup + 2n ** 29n

/** The id of a new chat; groups and channels never share one. */
export function randomChatId(crypto: CryptoProvider, kind: ChatKind): PeerId {
  const bits = crypto.randomBytes(4).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)
  const number = BigInt.asUintN(29, bits)
  return kind === 'group' ? groupPeer(smallestGroup + number) : channelPeer(smallestChannel + number)
}
