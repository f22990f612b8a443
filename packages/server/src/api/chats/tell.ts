import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { bareId, isChannelPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapeGroupParticipants } from '../shapes/participants.ts'
import { updatesOf, withoutTwins } from '../shapes/updates.ts'
import { shapeUsers } from '../shapes/users.ts'

type Updates = Constructor<'updates'>

/** What has changed with a chat, with the users it speaks of. */
interface News {
  readonly update: Type<'Update'>
  readonly users?: readonly bigint[]
}

/** Tells these users, apart from the calling session, what a chat is now. @returns what the caller is to be told */
export async function tellOfChat(
  context: Context,
  id: PeerId,
  users: Iterable<bigint>,
  news: News = { update: changedUpdate(id) },
): Promise<Updates> {
  const own = await shapeNews(context, context.userId, id, news)
  for (const user of new Set(users)) {
    if (!context.updates.listens(user)) continue
    const told = user === context.userId ? own : await shapeNews(context, user, id, news)
    context.updates.push(user, (layer) => encodeObject(told, layer), context.caller)
  }
  return own
}

/** The same to all members. */
export async function tellMembers(context: Context, id: PeerId, news?: News): Promise<Updates> {
  return tellOfChat(context, id, await context.chats.store.memberIds(id), news)
}

/** Tells all members of a basic group who they are now. */
export async function tellParticipants(context: Context, id: PeerId): Promise<Updates> {
  const [chat] = await context.chats.store.chats([id])
  if (!chat) return updatesOf(context, [], [])
  const members = await context.chats.store.members(id, { offset: 0, limit: chat.members })
  return tellMembers(context, id, {
    update: { _: 'updateChatParticipants', participants: shapeGroupParticipants(chat, members) },
    users: members.map(({ user }) => user),
  })
}

/** Several Updates as one; of what they name twice the later counts. */
export function together(context: Context, ...all: readonly Updates[]): Updates {
  return updatesOf(
    context,
    all.flatMap(({ updates }) => updates),
    withoutTwins(all.flatMap(({ users }) => users)),
    withoutTwins(all.flatMap(({ chats }) => chats)),
  )
}

function changedUpdate(id: PeerId): Type<'Update'> {
  return isChannelPeer(id)
    ? { _: 'updateChannel', channel_id: bareId(id) }
    : { _: 'updateChat', chat_id: bareId(id) }
}

async function shapeNews(
  context: Context,
  viewer: bigint,
  id: PeerId,
  { update, users = [] }: News,
): Promise<Updates> {
  return updatesOf(
    context,
    [update],
    await shapeUsers(context, viewer, users),
    await shapeChats(context, viewer, [id]),
  )
}
