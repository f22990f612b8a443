import { decodeStored } from '../../messages/message-content.ts'
import { boxFor } from '../../messages/place.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { shapeMessages } from '../shapes/messages.ts'

const mostAtOnce = 100

/** How often posts were seen. Nobody is counted after their author. */
export const getMessagesViews: Handler<'messages.getMessagesViews'> = async (request, context) => {
  const peer = await dialogPeer(request.peer, context)
  const ids = request.id.slice(0, mostAtOnce)
  const found = await context.messages.store.messages(boxFor(context.userId, peer), ids)
  const records = found.filter((record) => record.peer === peer.id)
  const viewsOf = new Map(
    records.map(({ id, body }) => {
      const stored = decodeStored(body)
      return [id, stored.isService ? undefined : stored.content.views]
    }),
  )
  const { users, chats } = await shapeMessages(context, context.userId, records)
  return {
    _: 'messages.messageViews',
    views: ids.map((id) => ({ _: 'messageViews', views: viewsOf.get(id) })),
    chats,
    users,
  }
}
