import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { plainName } from '@longshore/protocol/text/plain-line'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { shapeUsers } from '../shapes/users.ts'

/** Entries of one request that are looked at; the rest are for the client to send again. */
const most = 500

/**
 * Puts those who are here into the address book; of the others nothing is kept. So many numbers an hour and a day are
 * looked at, of one user and from one address: the rest is for later (`retry_contacts`), and then FLOOD_WAIT_X.
 */
export const importContacts: Handler<'contacts.importContacts'> = async (request, context) => {
  const imported: Constructor<'importedContact'>[] = []
  const asker = { address: context.caller.remoteAddress, user: context.userId }
  const wanted = Math.min(request.contacts.length, most)
  const looked = await context.attempts.countSome('contact import', asker, wanted)
  for (const entry of request.contacts.slice(0, looked)) {
    const user = await userOf(entry, context)
    if (!user) continue
    await context.contacts.putContact(context.userId, {
      userId: user.id,
      firstName: plainName(entry.first_name).slice(0, 64),
      lastName: plainName(entry.last_name).slice(0, 64),
    })
    imported.push({ _: 'importedContact', user_id: user.id, client_id: entry.client_id })
  }
  return {
    _: 'contacts.importedContacts',
    imported,
    popular_invites: [],
    retry_contacts: request.contacts.slice(looked).map(({ client_id }) => client_id),
    users: await shapeUsers(
      context,
      context.userId,
      imported.map(({ user_id }) => user_id),
    ),
  }
}

async function userOf(entry: Type<'InputContact'>, context: Context): Promise<UserRecord | undefined> {
  try {
    const user = await context.accounts.byPhone(entry.phone)
    return user?.id === context.userId ? undefined : user
  } catch (error) {
    if (error instanceof RpcError) return undefined // Address books are full of short codes.
    throw error
  }
}
