import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { seesProfile } from '../../chats/knowledge.ts'
import type { ChatRecord } from '../../storage/ports/chat-store.ts'
import { invitedTo } from '../chats/invited.ts'
import type { NamedChat } from '../chats/named.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapePhoto } from '../shapes/photo.ts'
import { shapeUsers } from '../shapes/users.ts'

/** Members who are shown to those who hold a link into a group. */
const mostShown = 5

/** What a link leads to. */
export const checkChatInvite: Handler<'messages.checkChatInvite'> = async ({ hash }, context) => {
  const invited = await invitedTo(hash, context)
  const { chat, member } = invited
  if (member) {
    const [shaped] = await shapeChats(context, context.userId, [chat.id])
    if (!shaped) throw new RpcError('INVITE_HASH_EXPIRED')
    return { _: 'chatInviteAlready', chat: shaped }
  }
  return {
    _: 'chatInvite',
    channel: chat.kind !== 'group',
    broadcast: chat.kind === 'channel',
    megagroup: chat.kind === 'supergroup',
    public: chat.username !== undefined,
    title: chat.title,
    about: chat.about || undefined,
    photo: await photoOf(invited, context),
    participants_count: chat.members,
    participants: await someMembers(chat, context),
    color: 0,
  }
}

/** A picture can only be loaded by those who see the chat; to others none is shown. */
async function photoOf(invited: NamedChat, context: Context): Promise<Type<'Photo'>> {
  const { chat } = invited
  if (chat.photo === undefined || !seesProfile(invited)) return { _: 'photoEmpty', id: 0n }
  return shapePhoto(context, context.userId, chat.photo, { kind: 'chat', chat: chat.id })
}

async function someMembers(chat: ChatRecord, context: Context): Promise<Type<'User'>[] | undefined> {
  if (chat.kind === 'channel') return undefined
  const members = await context.chats.store.members(chat.id, { offset: 0, limit: mostShown })
  return shapeUsers(
    context,
    context.userId,
    members.map(({ user }) => user),
  )
}
