import type { Handler } from '../handler.ts'
import { shapeUsers } from '../shapes/users.ts'

/** The whole address book, every time: it is never "not modified". */
export const getContacts: Handler<'contacts.getContacts'> = async (_request, context) => {
  const contacts = await context.contacts.contacts(context.userId)
  const ids = contacts.map(({ userId }) => userId)
  const mutual = new Set(await context.contacts.ownersOfContact(context.userId, ids))
  return {
    _: 'contacts.contacts',
    contacts: ids.map((id) => ({ _: 'contact', user_id: id, mutual: mutual.has(id) })),
    saved_count: 0,
    users: await shapeUsers(context, context.userId, ids),
  }
}
