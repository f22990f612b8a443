import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Context } from '../context.ts'

/**
 * Methods bots cannot call ("users only" on their pages): bots have no dialogs to list and no address book, and live by
 * updates alone.
 */
// biome-ignore format: a list of words reads better filled than one word a line
const peopleOnly: ReadonlySet<string> = new Set([
  'account.getAuthorizations', 'account.getContentSettings', 'account.getNotifySettings', 'account.registerDevice',
  'account.resetAuthorization', 'account.updateProfile', 'account.updateStatus', 'account.updateUsername',
  'contacts.addContact', 'contacts.deleteContacts', 'contacts.getContacts', 'contacts.getStatuses',
  'contacts.importContacts', 'contacts.resolvePhone', 'contacts.search',
  'help.acceptTermsOfService', 'help.getTermsOfServiceUpdate',
  'messages.deleteHistory', 'messages.getDialogFilters', 'messages.getDialogs', 'messages.getHistory',
  'messages.getPeerDialogs', 'messages.getPinnedDialogs', 'messages.readHistory', 'messages.search',
])

/** @throws RpcError BOT_METHOD_INVALID */
export async function requirePerson(method: string, context: Context): Promise<void> {
  if (peopleOnly.has(method) && (await context.me()).tokenHash) throw new RpcError('BOT_METHOD_INVALID')
}
