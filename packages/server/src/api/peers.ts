import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { UserRecord } from '../storage/ports/account-store.ts'
import type { Context } from './context.ts'

/**
 * The user a dialog is with, as the caller names it.
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
      return known(await byMessage(peer.user_id, peer.msg_id, context))
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
      return byMessage(input.user_id, input.msg_id, context)
    case 'inputUserEmpty':
      return undefined
  }
}

async function byHash(id: bigint, accessHash: bigint, context: Context): Promise<UserRecord | undefined> {
  if (id === context.userId) return context.me()
  const trusted = accessHash === context.accessHashes.of(context.userId, id)
  return trusted || (await isKnownToBot(id, accessHash, context)) ? context.accounts.user(id) : undefined
}

/** Bots may leave the access hash out for users who have a dialog with them. */
async function isKnownToBot(id: bigint, accessHash: bigint, context: Context): Promise<boolean> {
  if (accessHash !== 0n || !(await context.me()).tokenHash) return false
  return (await context.messages.store.dialogsWith(context.userId, [id])).length > 0
}

async function byMessage(id: bigint, messageId: number, context: Context): Promise<UserRecord | undefined> {
  const [message] = await context.messages.store.messages(context.userId, [messageId])
  return message?.sender === id ? context.accounts.user(id) : undefined
}

function known(user: UserRecord | undefined): UserRecord {
  if (!user) throw new RpcError('PEER_ID_INVALID')
  return user
}
