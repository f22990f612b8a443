import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { canExportInvite } from '../../../chats/rights.ts'
import type { NamedChat } from '../../chats/named.ts'
import { requireRight } from '../../chats/require.ts'
import type { Context } from '../../context.ts'
import type { Handlers } from '../../handler.ts'
import { dialogPeer } from '../../peers.ts'
import { shapeInvite } from '../../shapes/invite.ts'
import { shapeUsers } from '../../shapes/users.ts'

/** Links into a chat, of which its admins share one; a revoked link is forgotten. */
export const inviteMethods: Handlers = {
  'messages.getExportedChatInvite': async ({ peer, link }, context) => {
    const { chat } = await administered(peer, context)
    const invite = shapeInvite(chat, await hashIn(link, chat.id, context))
    const users = await shapeUsers(context, context.userId, [chat.creator])
    return { _: 'messages.exportedChatInvite', invite, users }
  },

  /** Only revoking changes a link: another one takes its place. */
  'messages.editExportedChatInvite': async (request, context) => {
    const { chat } = await administered(request.peer, context)
    const invite = shapeInvite(chat, await hashIn(request.link, chat.id, context))
    const users = await shapeUsers(context, context.userId, [chat.creator])
    if (!request.revoked) {
      if (request.usage_limit) throw new RpcError('USAGE_LIMIT_INVALID')
      if (request.expire_date || request.request_needed) throw new RpcError('EXPIRE_DATE_INVALID')
      return { _: 'messages.exportedChatInvite', invite, users }
    }
    await context.chats.store.removeInvites(chat.id)
    const new_invite = shapeInvite(chat, await context.chats.newInvite(chat.id))
    return {
      _: 'messages.exportedChatInviteReplaced',
      invite: { ...invite, revoked: true },
      new_invite,
      users,
    }
  },

  'messages.deleteExportedChatInvite': async ({ peer, link }, context) => {
    const { chat } = await administered(peer, context)
    if ((await chatBehind(link, context)) === chat.id) throw new RpcError('INVITE_REVOKED_MISSING')
    return true
  },
  'messages.deleteRevokedExportedChatInvites': async ({ peer }, context) => {
    await administered(peer, context)
    return true
  },

  'messages.getAdminsWithInvites': async ({ peer }, context) => {
    const { chat } = await administered(peer, context)
    const admin = { admin_id: chat.creator, invites_count: 1, revoked_invites_count: 0 }
    return {
      _: 'messages.chatAdminsWithInvites',
      admins: [{ _: 'chatAdminWithInvites', ...admin }],
      users: await shapeUsers(context, context.userId, [chat.creator]),
    }
  },
  /** By which link somebody came in is not kept, and nobody waits to be let in. */
  'messages.getChatInviteImporters': async ({ peer }, context) => {
    await administered(peer, context)
    return { _: 'messages.chatInviteImporters', count: 0, importers: [], users: [] }
  },
}

/** @throws RpcError PEER_ID_INVALID, CHAT_WRITE_FORBIDDEN, CHAT_ADMIN_REQUIRED */
async function administered(input: Type<'InputPeer'>, context: Context): Promise<NamedChat> {
  const named = await dialogPeer(input, context)
  if (named.kind === 'user') throw new RpcError('PEER_ID_INVALID')
  requireRight(named, canExportInvite)
  return named
}

/** @throws RpcError INVITE_HASH_EXPIRED for a link that does not lead into this chat */
async function hashIn(link: string, chat: NamedChat['chat']['id'], context: Context): Promise<string> {
  if ((await chatBehind(link, context)) !== chat) throw new RpcError('INVITE_HASH_EXPIRED')
  return hashOf(link)
}

function chatBehind(link: string, { chats }: Context) {
  return chats.store.chatByInvite(hashOf(link))
}

function hashOf(link: string): string {
  return /[\w-]{16,64}$/.exec(link)?.[0] ?? ''
}
