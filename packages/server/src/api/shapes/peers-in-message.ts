import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { channelPeer, groupPeer, type PeerId } from '../../storage/ports/peer-id.ts'

export type ShapedMessage = Constructor<'message'> | Constructor<'messageService'>

/** Everybody a message speaks of: whoever is shown it must be told who they are. */
export function peersIn(message: ShapedMessage): PeerId[] {
  const peers = [message.peer_id, message.from_id, message.saved_peer_id].flatMap(peerIdOf)
  if (message._ === 'messageService') return [...peers, ...peersInAction(message.action)]
  const { fwd_from: forward } = message
  const mentioned = (message.entities ?? []).flatMap((entity) =>
    entity._ === 'messageEntityMentionName' ? entity.user_id : [],
  )
  return [
    ...peers,
    ...[forward?.from_id, forward?.saved_from_peer, forward?.saved_from_id].flatMap(peerIdOf),
    ...mentioned,
  ]
}

export function peerIdOf(peer: Type<'Peer'> | undefined): PeerId | [] {
  switch (peer?._) {
    case 'peerUser':
      return peer.user_id
    case 'peerChat':
      return groupPeer(peer.chat_id)
    case 'peerChannel':
      return channelPeer(peer.channel_id)
    case undefined:
      return []
  }
}

function peersInAction(action: Type<'MessageAction'>): PeerId[] {
  switch (action._) {
    case 'messageActionChatCreate':
    case 'messageActionChatAddUser':
      return action.users
    case 'messageActionChatDeleteUser':
      return [action.user_id]
    case 'messageActionChatJoinedByLink':
      return [action.inviter_id]
    case 'messageActionChatMigrateTo':
      return [channelPeer(action.channel_id)]
    case 'messageActionChannelMigrateFrom':
      return [groupPeer(action.chat_id)]
    default:
      return []
  }
}
