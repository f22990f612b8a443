import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { plainNames } from '../../accounts/names.ts'
import type { Handler } from '../handler.ts'
import { userNamed } from '../peers.ts'
import { updatesOf } from '../shapes/updates.ts'
import { shapeUsers } from '../shapes/users.ts'

export const addContact: Handler<'contacts.addContact'> = async (request, context) => {
  const user = await userNamed(request.id, context)
  if (!user || user.id === context.userId) throw new RpcError('USER_ID_INVALID')
  const names = plainNames(request.first_name, request.last_name)
  await context.contacts.putContact(context.userId, { userId: user.id, ...names })
  return updatesOf(context, [], await shapeUsers(context, context.userId, [user.id]))
}
