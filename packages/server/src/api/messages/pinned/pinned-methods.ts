import type { Handlers } from '../../handler.ts'
import { unpinAllMessages } from './unpinAllMessages.ts'
import { updatePinnedMessage } from './updatePinnedMessage.ts'

/** Messages that are kept at hand in their dialog (api/pin). */
export const pinnedMethods: Handlers = {
  'messages.unpinAllMessages': unpinAllMessages,
  'messages.updatePinnedMessage': updatePinnedMessage,
}
