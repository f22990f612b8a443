import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { ContactRecord, UserRecord } from '../../storage/ports/account-store.ts'
import type { Services } from '../context.ts'

/** Users as a viewer sees them: with the access hashes it may use, and its own names for its contacts. */
export async function shapeUsers(
  services: Pick<Services, 'accounts' | 'contacts' | 'accessHashes'>,
  viewer: bigint,
  ids: Iterable<bigint>,
): Promise<Type<'User'>[]> {
  const users = await services.accounts.users([...ids])
  const contacts = await services.contacts.contacts(
    viewer,
    users.map(({ id }) => id),
  )
  const contactOf = new Map(contacts.map((contact) => [contact.userId, contact]))
  const mutual = new Set(await services.contacts.ownersOfContact(viewer, [...contactOf.keys()]))
  return users.map((user) =>
    shapeUser(user, {
      self: user.id === viewer,
      contact: contactOf.get(user.id),
      mutual: mutual.has(user.id),
      accessHash: services.accessHashes.of(viewer, user.id),
    }),
  )
}

interface Relation {
  readonly self: boolean
  readonly contact: ContactRecord | undefined
  readonly mutual: boolean
  readonly accessHash: bigint
}

function shapeUser(user: UserRecord, { self, contact, mutual, accessHash }: Relation): Constructor<'user'> {
  const isBot = user.tokenHash !== undefined
  return {
    _: 'user',
    self,
    contact: contact !== undefined,
    mutual_contact: mutual,
    bot: isBot,
    id: user.id,
    access_hash: accessHash,
    first_name: contact?.firstName || user.firstName,
    last_name: (contact ? contact.lastName : user.lastName) || undefined,
    username: user.username,
    phone: self || contact ? user.phone : undefined,
    // When somebody was last seen is nobody's business here; Telegram says the same of users who hide it.
    status: isBot ? undefined : { _: 'userStatusRecently' },
    bot_info_version: isBot ? 1 : undefined,
  }
}
