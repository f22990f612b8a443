/**
 * Whom a dialog is with, as one number (the way of the Bot API): a user is its own id, a basic group the negative of its
 * id, a channel or supergroup that of its id and 10^12.
 */
export type PeerId = bigint

const CHANNELS = -1_000_000_000_000n
/** Between the groups and the channels: nobody's number. */
const NOBODY = CHANNELS
/** Channels have ids of 53 bits at most, as clients that know no larger numbers take them. */
const LARGEST_CHANNEL_ID = 2n ** 53n - 1n

/** A number no group can have stands for nobody: it must not reach over to the channels. */
export function groupPeer(chatId: bigint): PeerId {
  return chatId > 0n && chatId < -CHANNELS ? -chatId : NOBODY
}

/** A number no channel can have stands for nobody. */
export function channelPeer(channelId: bigint): PeerId {
  return channelId > 0n && channelId <= LARGEST_CHANNEL_ID ? CHANNELS - channelId : NOBODY
}

export function isUserPeer(peer: PeerId): boolean {
  return peer > 0n
}

export function isChannelPeer(peer: PeerId): boolean {
  return peer < CHANNELS
}

/** The id of a user, a basic group or a channel as TL names it. */
export function bareId(peer: PeerId): bigint {
  if (peer > 0n) return peer
  return isChannelPeer(peer) ? CHANNELS - peer : -peer
}
