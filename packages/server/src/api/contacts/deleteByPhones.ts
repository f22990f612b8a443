import type { Handler } from '../handler.ts'

const mostAtOnce = 500

/**
 * Takes numbers out of the caller's address book, and says of none whether it was there. Only who is in the book already
 * is looked at, so that it tells nothing of other numbers.
 */
export const deleteByPhones: Handler<'contacts.deleteByPhones'> = async ({ phones }, context) => {
  const { contacts, accounts, userId } = context
  const wanted = new Set(phones.slice(0, mostAtOnce).map((phone) => phone.replace(/\D/g, '')))
  const book = await contacts.contacts(userId)
  const users = await accounts.users(book.map((contact) => contact.userId))
  const found = users.filter(({ phone }) => phone !== undefined && wanted.has(phone))
  await contacts.removeContacts(
    userId,
    found.map(({ id }) => id),
  )
  return true
}
