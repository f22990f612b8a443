import type { Type } from '@longshore/protocol/schema/api'
import { canDelete, canSeeMembers, canSetUsername } from '../../chats/rights.ts'
import type { ChatRecord } from '../../storage/ports/chat-store.ts'
import { bareId } from '../../storage/ports/peer-id.ts'
import { exportedInvite } from '../chats/exported-invite.ts'
import { channelNamed, type NamedChat } from '../chats/named.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { pinnedIn } from '../messages/pinned/newest-pinned.ts'
import { hasScheduled } from '../messages/scheduled/scheduled-place.ts'
import { notifySettingsFor } from '../settings/notify-settings.ts'
import { shapeChats } from '../shapes/chats.ts'
import { shapePhoto } from '../shapes/photo.ts'
import { shapeUsers } from '../shapes/users.ts'

export const getFullChannel: Handler<'channels.getFullChannel'> = async (request, context) => {
  const named = await channelNamed(request.channel, context)
  const { chat, member } = named
  const peer = { ...named, kind: 'channel', id: chat.id } as const
  const invite = await exportedInvite(named, context)
  return {
    _: 'messages.chatFull',
    full_chat: {
      _: 'channelFull',
      can_view_participants: canSeeMembers(chat, member),
      can_set_username: canSetUsername(chat, member),
      can_delete_channel: canDelete(chat, member),
      // Who comes into a supergroup reads what was said there before.
      hidden_prehistory: false,
      has_scheduled: await hasScheduled(peer, context),
      pinned_msg_id: await pinnedIn(peer, context),
      id: bareId(chat.id),
      about: chat.about,
      participants_count: chat.members,
      ...(await countsFor(named, context)),
      ...(await readingOf(named, context)),
      chat_photo: await photoOf(chat, context),
      notify_settings: await notifySettingsFor(chat.id, context),
      exported_invite: invite,
      bot_info: [],
      pts: (await context.messages.store.state(chat.id)).pts,
    },
    chats: await shapeChats(context, context.userId, [chat.id]),
    users: await shapeUsers(context, context.userId, invite ? [invite.admin_id] : []),
  }
}

async function photoOf(chat: ChatRecord, context: Context): Promise<Type<'Photo'>> {
  if (chat.photo === undefined) return { _: 'photoEmpty', id: 0n }
  return shapePhoto(context, context.userId, chat.photo, { kind: 'chat', chat: chat.id })
}

/** For admins only. */
async function countsFor({ chat, member }: NamedChat, { chats }: Context) {
  if (member === undefined || member.role === 'member') return {}
  return {
    admins_count: (await chats.store.admins(chat.id)).length,
    kicked_count: await chats.store.banCount(chat.id),
    banned_count: 0,
  }
}

/** How far the caller has read it. */
async function readingOf({ chat, member }: NamedChat, { messages, userId }: Context) {
  const followed = { channel: chat.id, since: member?.date ?? chat.date }
  const [dialog] = member ? await messages.store.dialogsWith(userId, [chat.id], [followed]) : []
  return {
    read_inbox_max_id: dialog?.readInboxUpTo ?? 0,
    read_outbox_max_id: dialog?.readOutboxUpTo ?? 0,
    unread_count: dialog?.unread ?? 0,
  }
}
