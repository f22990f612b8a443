import type { DialogRecord } from '../../storage/ports/message-store.ts'
import type { PeerId } from '../../storage/ports/peer-id.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { allShown, shapeDialogs } from '../shapes/dialogs.ts'
import { currentState } from '../updates/state.ts'
import { archive, shownArchive } from './dialogs/archive.ts'
import { followedAs } from './followed-channels.ts'

const mostAtOnce = 100

/** Dialogs with certain users, groups and channels; one that does not exist yet is answered as empty. */
export const getPeerDialogs: Handler<'messages.getPeerDialogs'> = async (request, context) => {
  const named = request.peers.slice(0, mostAtOnce)
  const inputs = named.flatMap((input) => (input._ === 'inputDialogPeer' ? input.peer : []))
  const peers = await Promise.all(inputs.map((peer) => dialogPeer(peer, context)))
  const ids = [...new Set(peers.map(({ id }) => id))]
  const channels = peers.flatMap((peer) => (peer.kind === 'channel' ? followedAs(peer) : []))
  const known = await context.messages.store.dialogsWith(context.userId, ids, channels)
  const dialogs = ids.map((id) => known.find(({ peer }) => peer === id) ?? emptyDialog(id))
  const asksForArchive = named.some(
    (input) => input._ === 'inputDialogPeerFolder' && input.folder_id === archive,
  )
  return {
    _: 'messages.peerDialogs',
    ...allShown([
      ...(asksForArchive ? await shownArchive(context) : []),
      await shapeDialogs(context, context.userId, dialogs),
    ]),
    state: await currentState(context),
  }
}

function emptyDialog(peer: PeerId): DialogRecord {
  return {
    peer,
    topMessage: 0,
    readInboxUpTo: 0,
    readOutboxUpTo: 0,
    unread: 0,
    pts: undefined,
    folder: 0,
    pinned: false,
    markedUnread: false,
  }
}
