import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { bringIn } from '../chats/bring-in.ts'
import { chatPeer } from '../chats/chat-peer.ts'
import { channelNamed } from '../chats/named.ts'
import { tellOfChat, together } from '../chats/tell.ts'
import { knownUsers } from '../chats/users-named.ts'
import type { Handler } from '../handler.ts'
import { sendService } from '../messages/send-service.ts'

const mostAtOnce = 200

/** Adds users; those who are in already stay in, and nothing is said of them. */
export const inviteToChannel: Handler<'channels.inviteToChannel'> = async (request, context) => {
  const named = await channelNamed(request.channel, context)
  const users = await knownUsers(request.users, mostAtOnce, context)
  const { id, kind } = named.chat
  // A channel's bots are its admins: channels.editAdmin adds them.
  if (kind === 'channel' && users.some(({ tokenHash }) => tokenHash)) throw new RpcError('USER_BOT')
  const { joined, missing } = await bringIn(named, users, context)
  const told = await tellOfChat(context, id, [...joined, context.userId])
  const answer = { _: 'messages.invitedUsers', missing_invitees: missing } as const
  if (kind === 'channel' || joined.length === 0) return { ...answer, updates: told }
  const action = { _: 'messageActionChatAddUser', users: joined } as const
  const sent = await sendService(context, await chatPeer(id, context), action)
  return { ...answer, updates: together(context, told, sent) }
}
