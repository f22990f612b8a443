import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { Context } from '../context.ts'
import { dialogPeer, userNamed } from '../peers.ts'

/** @throws RpcError USER_ID_INVALID */
export async function knownUser(input: Type<'InputUser'>, context: Context): Promise<UserRecord> {
  const user = await userNamed(input, context)
  if (!user) throw new RpcError('USER_ID_INVALID')
  return user
}

/** Each once. @throws RpcError USER_ID_INVALID, USERS_TOO_MUCH when there are more than `most` */
export async function knownUsers(
  inputs: readonly Type<'InputUser'>[],
  most: number,
  context: Context,
): Promise<UserRecord[]> {
  if (inputs.length > most) throw new RpcError('USERS_TOO_MUCH')
  const users = await Promise.all(inputs.map((input) => knownUser(input, context)))
  return [...new Map(users.map((user) => [user.id, user])).values()]
}

/** A member of a channel, whom newer methods name as a peer. @throws RpcError PARTICIPANT_ID_INVALID and those of peers */
export async function participantNamed(input: Type<'InputPeer'>, context: Context): Promise<UserRecord> {
  const peer = await dialogPeer(input, context)
  if (peer.kind !== 'user') throw new RpcError('PARTICIPANT_ID_INVALID')
  return peer.user
}
