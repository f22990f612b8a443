import type { Handler } from '../handler.ts'
import { userNamed } from '../peers.ts'
import { shapeUsers } from '../shapes/users.ts'

/** Users, in the order asked for; those the caller may not see are left out. */
export const getUsers: Handler<'users.getUsers'> = async (request, context) => {
  const asked = await Promise.all(request.id.slice(0, 200).map((input) => userNamed(input, context)))
  const ids = asked.flatMap((user) => user?.id ?? [])
  const users = await shapeUsers(context, context.userId, ids)
  return ids.flatMap((id) => users.find((user) => user.id === id) ?? [])
}
