import type { DialogRecord } from '../../storage/ports/message-store.ts'
import type { Handler } from '../handler.ts'
import { dialogUser } from '../peers.ts'
import { shapeDialogs } from '../shapes/dialogs.ts'
import { shapeUsers } from '../shapes/users.ts'
import { currentState } from '../updates/state.ts'

const mostAtOnce = 100

/** Dialogs with certain users; one that does not exist yet is answered as empty. */
export const getPeerDialogs: Handler<'messages.getPeerDialogs'> = async (request, context) => {
  const peers = request.peers
    .slice(0, mostAtOnce)
    .flatMap((input) => (input._ === 'inputDialogPeer' ? input.peer : []))
  const named = await Promise.all(peers.map((peer) => dialogUser(peer, context)))
  const ids = [...new Set(named.map(({ id }) => id))]
  const known = await context.messages.store.dialogsWith(context.userId, ids)
  const dialogs = ids.map((id) => known.find(({ peer }) => peer === id) ?? emptyDialog(id))
  return {
    _: 'messages.peerDialogs',
    ...(await shapeDialogs(context, context.userId, dialogs)),
    users: await shapeUsers(context, context.userId, ids),
    state: await currentState(context),
  }
}

function emptyDialog(peer: bigint): DialogRecord {
  return { peer, topMessage: 0, readInboxUpTo: 0, readOutboxUpTo: 0, unread: 0 }
}
