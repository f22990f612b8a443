import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { PinnedBounds } from '../../../storage/ports/dialog-arrangement.ts'
import type { FolderId } from '../../../storage/ports/folder-id.ts'
import type { PeerId } from '../../../storage/ports/peer-id.ts'
import type { Context } from '../../context.ts'
import type { Handler } from '../../handler.ts'
import { dialogPeer } from '../../peers.ts'
import { shapePeer } from '../../shapes/peers.ts'
import { tellOthers } from '../../updates/tell-others.ts'
import { followedChannels } from '../followed-channels.ts'
import { archive, folderOf, inbox } from './archive.ts'
import { mostPinnedIn } from './limits.ts'

/**
 * Keeps a dialog on top of its folder, or no longer. The archive itself always is.
 *
 * @throws RpcError PEER_ID_INVALID, PEER_HISTORY_EMPTY, PINNED_DIALOGS_TOO_MUCH, FOLDER_ID_INVALID
 */
export const toggleDialogPin: Handler<'messages.toggleDialogPin'> = async (
  { pinned = false, peer },
  context,
) => {
  if (peer._ === 'inputDialogPeerFolder') {
    if (folderOf(peer.folder_id) !== archive || !pinned) throw new RpcError('FOLDER_ID_INVALID')
    return true
  }
  if (peer._ !== 'inputDialogPeer') throw new RpcError('PEER_ID_INVALID')
  const { id } = await dialogPeer(peer.peer, context)
  const { store } = context.messages
  const channels = await followedChannels(context)
  const [dialog] = await store.dialogsWith(context.userId, [id], channels)
  const folder = dialog?.folder ?? inbox
  const bounds = await boundsIn(folder, context)
  switch (await store.arrangement.pin(context.userId, id, pinned, bounds)) {
    case 'no such dialog':
      throw new RpcError('PEER_HISTORY_EMPTY')
    case 'too many':
      throw new RpcError('PINNED_DIALOGS_TOO_MUCH')
    case 'changed':
      await tellOthers(context, {
        _: 'updateDialogPinned',
        pinned,
        folder_id: folder || undefined,
        peer: shapeDialogPeer(id),
      })
      return true
    case 'unchanged':
      return true
  }
}

/** "If set, dialogs pinned server-side but not present in the order field will be unpinned." @throws RpcError PINNED_DIALOGS_TOO_MUCH */
export const reorderPinnedDialogs: Handler<'messages.reorderPinnedDialogs'> = async (request, context) => {
  const folder = folderOf(request.folder_id)
  const bounds = { ...(await boundsIn(folder, context)), force: request.force === true }
  const named = await peersNamed(request.order, bounds.most, context)
  const order = await context.messages.store.arrangement.order(context.userId, folder, named, bounds)
  if (order === 'too many') throw new RpcError('PINNED_DIALOGS_TOO_MUCH')
  await tellOthers(context, {
    _: 'updatePinnedDialogs',
    folder_id: folder || undefined,
    order: order.map(shapeDialogPeer),
  })
  return true
}

export function shapeDialogPeer(peer: PeerId): Type<'DialogPeer'> {
  return { _: 'dialogPeer', peer: shapePeer(peer) }
}

/** Clients name the archive, too, which stays where it is. */
async function peersNamed(
  inputs: readonly Type<'InputDialogPeer'>[],
  most: number,
  context: Context,
): Promise<PeerId[]> {
  const peers = inputs.flatMap((input) => (input._ === 'inputDialogPeer' ? input.peer : []))
  if (peers.length > most) throw new RpcError('PINNED_DIALOGS_TOO_MUCH')
  return Promise.all(peers.map(async (peer) => (await dialogPeer(peer, context)).id))
}

async function boundsIn(folder: FolderId, context: Context): Promise<PinnedBounds> {
  return {
    channels: await followedChannels(context),
    most: mostPinnedIn(folder, await context.me()),
  }
}
