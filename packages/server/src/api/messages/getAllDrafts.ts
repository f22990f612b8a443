import { isUserPeer } from '../../storage/ports/peer-id.ts'
import type { Handler } from '../handler.ts'
import { allDrafts, draftUpdate } from '../settings/drafts.ts'
import { shapeChats } from '../shapes/chats.ts'
import { updatesOf } from '../shapes/updates.ts'
import { shapeUsers } from '../shapes/users.ts'

export const getAllDrafts: Handler<'messages.getAllDrafts'> = async (_request, context) => {
  const drafts = await allDrafts(context)
  const peers = drafts.map(({ peer }) => peer)
  return updatesOf(
    context,
    drafts.map(({ peer, draft }) => draftUpdate(peer, draft)),
    await shapeUsers(context, context.userId, peers.filter(isUserPeer)),
    await shapeChats(context, context.userId, peers),
  )
}
