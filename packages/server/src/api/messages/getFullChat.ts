import type { Type } from '@longshore/protocol/schema/api'
import { seesProfile } from '../../chats/knowledge.ts'
import { bareId } from '../../storage/ports/peer-id.ts'
import { exportedInvite } from '../chats/exported-invite.ts'
import { groupNamed, type NamedChat } from '../chats/named.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { notifySettingsFor } from '../settings/notify-settings.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapeGroupParticipants } from '../shapes/participants.ts'
import { shapePhoto } from '../shapes/photo.ts'
import { shapeUsers } from '../shapes/users.ts'
import { pinnedIn } from './pinned/newest-pinned.ts'
import { hasScheduled } from './scheduled/scheduled-place.ts'

/** A basic group with its members; who is not in it any more is told of none. */
export const getFullChat: Handler<'messages.getFullChat'> = async (request, context) => {
  const group = await groupNamed(request.chat_id, context)
  const { chat } = group
  const peer = { ...group, kind: 'group', id: chat.id } as const
  const { participants, users } = await participantsOf(group, context)
  return {
    _: 'messages.chatFull',
    full_chat: {
      _: 'chatFull',
      can_set_username: false,
      has_scheduled: await hasScheduled(peer, context),
      pinned_msg_id: await pinnedIn(peer, context),
      id: bareId(chat.id),
      about: seesProfile(group) ? chat.about : '',
      participants,
      chat_photo:
        chat.photo === undefined || !seesProfile(group)
          ? undefined
          : await shapePhoto(context, context.userId, chat.photo, { kind: 'chat', chat: chat.id }),
      notify_settings: await notifySettingsFor(chat.id, context),
      exported_invite: await exportedInvite(group, context),
    },
    chats: await shapeChats(context, context.userId, [chat.id]),
    users: await shapeUsers(context, context.userId, users),
  }
}

async function participantsOf(
  { chat, member }: NamedChat,
  context: Context,
): Promise<{ participants: Type<'ChatParticipants'>; users: bigint[] }> {
  if (!member)
    return { participants: { _: 'chatParticipantsForbidden', chat_id: bareId(chat.id) }, users: [] }
  const members = await context.chats.store.members(chat.id, { offset: 0, limit: chat.members })
  return { participants: shapeGroupParticipants(chat, members), users: members.map(({ user }) => user) }
}
