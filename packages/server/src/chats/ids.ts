import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { ChatKind } from '../storage/ports/chat-store.ts'
import { channelPeer, groupPeer, type PeerId } from '../storage/ports/peer-id.ts'

/**
 * Ten digits, as channels have on Telegram: clients that write `-100` before a channel's id, instead of adding 10^12,
 * come to the same number only then.
 */
const smallestChannel = 1_000_000_000n
/** Ten digits as well, and none of a channel: `-100...` would be read as one. */
const smallestGroup = 4_000_000_000n

/** The id of a new chat; groups and channels never share one. */
export function randomChatId(crypto: CryptoProvider, kind: ChatKind): PeerId {
  const number = crypto.randomBytes(4).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)
  return kind === 'group' ? groupPeer(smallestGroup + number) : channelPeer(smallestChannel + (number >> 1n))
}
