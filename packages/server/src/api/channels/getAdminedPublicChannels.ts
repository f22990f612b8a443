import type { Handler } from '../handler.ts'
import { shapeChats } from '../shapes/chats.ts'

/** The public channels and supergroups that the caller made. */
export const getAdminedPublicChannels: Handler<'channels.getAdminedPublicChannels'> = async (
  _request,
  context,
) => {
  const { store } = context.chats
  const created = (await store.memberships(context.userId)).filter(({ role }) => role === 'creator')
  const chats = await store.chats(created.map(({ chat }) => chat))
  const ids = chats.filter(({ username }) => username !== undefined).map(({ id }) => id)
  return { _: 'messages.chats', chats: await shapeChats(context, context.userId, ids) }
}
