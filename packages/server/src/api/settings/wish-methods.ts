import type { Handlers } from '../handler.ts'
import { isWished, wish } from './wishes.ts'

const noTopPeers = 'no top peers'
const quietSignUps = 'quiet sign-ups'

/** What users want of the service as a whole. */
export const wishMethods: Handlers = {
  'account.getContactSignUpNotification': (_request, context) => isWished(quietSignUps, context),
  'account.setContactSignUpNotification': async ({ silent }, context) => {
    await wish(quietSignUps, silent, context)
    return true
  },
  // Whom somebody writes to most is not counted, but who wants no such list is told so.
  'contacts.getTopPeers': async (_request, context) =>
    (await isWished(noTopPeers, context))
      ? { _: 'contacts.topPeersDisabled' }
      : { _: 'contacts.topPeers', categories: [], chats: [], users: [] },
  'contacts.toggleTopPeers': async ({ enabled }, context) => {
    await wish(noTopPeers, !enabled, context)
    return true
  },
}
