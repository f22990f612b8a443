import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { boxFor } from '../messages/place.ts'
import type { UserRecord } from '../storage/ports/account-store.ts'
import type { PeerId } from '../storage/ports/peer-id.ts'
import { channelNamed, groupNamed, type NamedChat } from './chats/named.ts'
import type { Context } from './context.ts'
import { shapeMessages } from './shapes/messages.ts'

/** Whom a dialog is with, as the caller may see it. */
export type DialogPeer =
  | { readonly kind: 'user'; readonly id: PeerId; readonly user: UserRecord }
  /** `channel` stands for channels and supergroups. */
  | ({ readonly kind: 'group' | 'channel'; readonly id: PeerId } & NamedChat)

/**
 * What an InputPeer names.
 *
 * @throws RpcError PEER_ID_INVALID, CHAT_ID_INVALID, CHANNEL_INVALID, CHANNEL_PRIVATE
 */
export async function dialogPeer(peer: Type<'InputPeer'>, context: Context): Promise<DialogPeer> {
  switch (peer._) {
    case 'inputPeerChat':
      return groupPeerOf(await groupNamed(peer.chat_id, context))
    case 'inputPeerChannel':
      return channelPeerOf(await channelNamed({ ...peer, _: 'inputChannel' }, context))
    case 'inputPeerChannelFromMessage':
      return channelPeerOf(await channelNamed({ ...peer, _: 'inputChannelFromMessage' }, context))
    default: {
      const user = await dialogUser(peer, context)
      return { kind: 'user', id: user.id, user }
    }
  }
}

/** A channel or supergroup as the methods of `channels` name it. @throws RpcError CHANNEL_INVALID, CHANNEL_PRIVATE */
export async function channelPeer(
  channel: Type<'InputChannel'>,
  context: Context,
): Promise<Exclude<DialogPeer, { kind: 'user' }>> {
  return channelPeerOf(await channelNamed(channel, context))
}

type ChatPeer = Exclude<DialogPeer, { kind: 'user' }>

const groupPeerOf = (named: NamedChat): ChatPeer => ({ ...named, kind: 'group', id: named.chat.id })
const channelPeerOf = (named: NamedChat): ChatPeer => ({ ...named, kind: 'channel', id: named.chat.id })

/**
 * The user a dialog is with.
 *
 * @throws RpcError PEER_ID_INVALID, CHAT_ID_INVALID, CHANNEL_INVALID
 */
export async function dialogUser(peer: Type<'InputPeer'>, context: Context): Promise<UserRecord> {
  switch (peer._) {
    case 'inputPeerSelf':
      return context.me()
    case 'inputPeerUser':
      return known(await byHash(peer.user_id, peer.access_hash, context))
    case 'inputPeerUserFromMessage':
      return known(await byMessage(peer, context))
    case 'inputPeerChat':
      throw new RpcError('CHAT_ID_INVALID')
    case 'inputPeerChannel':
    case 'inputPeerChannelFromMessage':
      throw new RpcError('CHANNEL_INVALID')
    default:
      throw new RpcError('PEER_ID_INVALID')
  }
}

/** @returns undefined for a user who does not exist, or whom the caller has not met */
export async function userNamed(input: Type<'InputUser'>, context: Context): Promise<UserRecord | undefined> {
  switch (input._) {
    case 'inputUserSelf':
      return context.me()
    case 'inputUser':
      return byHash(input.user_id, input.access_hash, context)
    case 'inputUserFromMessage':
      return byMessage(input, context)
    case 'inputUserEmpty':
      return undefined
  }
}

async function byHash(id: bigint, accessHash: bigint, context: Context): Promise<UserRecord | undefined> {
  if (id === context.userId) return context.me()
  const trusted = context.accessHashes.matches(context.userId, id, accessHash)
  return trusted || (await isKnownToBot(id, accessHash, context)) ? context.accounts.user(id) : undefined
}

/** Bots may leave the access hash out for users who have a dialog with them. */
async function isKnownToBot(id: bigint, accessHash: bigint, context: Context): Promise<boolean> {
  if (accessHash !== 0n || !(await context.me()).tokenHash) return false
  return (await context.messages.store.dialogsWith(context.userId, [id])).length > 0
}

/** Whoever a message speaks of: who was shown it has been told who they are. */
async function byMessage(
  { user_id, msg_id, peer }: Constructor<'inputUserFromMessage'> | Constructor<'inputPeerUserFromMessage'>,
  context: Context,
): Promise<UserRecord | undefined> {
  const place = await dialogPeer(peer, context)
  const records = await context.messages.store.messages(boxFor(context.userId, place), [msg_id])
  const inPlace = records.filter((record) => record.peer === place.id)
  const { users } = await shapeMessages(context, context.userId, inPlace)
  return users.some(({ id }) => id === user_id) ? context.accounts.user(user_id) : undefined
}

function known(user: UserRecord | undefined): UserRecord {
  if (!user) throw new RpcError('PEER_ID_INVALID')
  return user
}
