import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { PeerId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { DialogPeer } from '../peers.ts'

type ChatPeer = Exclude<DialogPeer, { kind: 'user' }>

/** A chat as it is now, for what is to be told in it. @throws RpcError CHAT_ID_INVALID */
export async function chatPeer(id: PeerId, { chats, userId }: Context): Promise<ChatPeer> {
  const known = await chats.known(id, userId)
  if (!known) throw new RpcError('CHAT_ID_INVALID')
  return { ...known, kind: known.chat.kind === 'group' ? 'group' : 'channel', id }
}
