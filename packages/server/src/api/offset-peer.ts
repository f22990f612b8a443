import type { Type } from '@longshore/protocol/schema/api'
import { channelPeer, groupPeer, type PeerId } from '../storage/ports/peer-id.ts'
import type { Context } from './context.ts'

/**
 * The peer that an offset names: a place in a list and nothing the caller is told of, so that no access hash is asked
 * for. TDLib leaves it out.
 */
export function offsetPeer(peer: Type<'InputPeer'>, { userId }: Pick<Context, 'userId'>): PeerId | undefined {
  switch (peer._) {
    case 'inputPeerEmpty':
      return undefined
    case 'inputPeerSelf':
      return userId
    case 'inputPeerUser':
    case 'inputPeerUserFromMessage':
      return peer.user_id
    case 'inputPeerChat':
      return groupPeer(peer.chat_id)
    case 'inputPeerChannel':
    case 'inputPeerChannelFromMessage':
      return channelPeer(peer.channel_id)
  }
}
