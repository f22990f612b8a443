import type { Handler } from '../handler.ts'
import { userNamed } from '../peers.ts'
import { updatesOf } from '../shapes/updates.ts'
import { shapeUsers } from '../shapes/users.ts'

export const deleteContacts: Handler<'contacts.deleteContacts'> = async (request, context) => {
  const named = await Promise.all(request.id.slice(0, 500).map((input) => userNamed(input, context)))
  const ids = named.flatMap((user) => user?.id ?? [])
  await context.contacts.removeContacts(context.userId, ids)
  return updatesOf(context, [], await shapeUsers(context, context.userId, ids))
}
