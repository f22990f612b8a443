import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { FolderId } from '../../storage/ports/folder-id.ts'
import type { BoxChange } from '../../storage/ports/message-store.ts'
import type { PeerId } from '../../storage/ports/peer-id.ts'
import { announce } from '../announce.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { folderOf } from '../messages/dialogs/archive.ts'
import { dialogPeer } from '../peers.ts'

const mostAtOnce = 100

/** Moves dialogs to the archive, or back to the usual list. @throws RpcError FOLDER_ID_INVALID, FOLDER_ID_EMPTY */
export const editPeerFolders: Handler<'folders.editPeerFolders'> = async ({ folder_peers }, context) => {
  if (folder_peers.length === 0) throw new RpcError('FOLDER_ID_EMPTY')
  const moves = await Promise.all(folder_peers.slice(0, mostAtOnce).map((move) => moveOf(move, context)))
  const changes: BoxChange[] = []
  for (const [folder, theirs] of Map.groupBy(moves, ({ folder }) => folder)) {
    const peers = theirs.map(({ peer }) => peer)
    changes.push(...(await context.messages.store.arrangement.move(context.userId, folder, peers)))
  }
  return announce(context, changes)
}

async function moveOf(
  { peer: input, folder_id }: Type<'InputFolderPeer'>,
  context: Context,
): Promise<{ folder: FolderId; peer: PeerId }> {
  const folder = folderOf(folder_id)
  const peer = await dialogPeer(input, context)
  if (peer.kind === 'channel' && !peer.member) throw new RpcError('PEER_ID_INVALID')
  return { folder, peer: peer.id }
}
