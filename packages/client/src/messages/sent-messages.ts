import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { TransferError } from '../transfer/transfer-error.ts'

/** The message that was sent under a random id, among the updates that answer the request. */
export function messageIn(updates: Type<'Updates'>, randomId: bigint): Constructor<'message'> {
  if (updates._ === 'updates' || updates._ === 'updatesCombined') {
    const sent = updates.updates.find(
      (update) => update._ === 'updateMessageID' && update.random_id === randomId,
    )
    for (const update of updates.updates) {
      if (update._ !== 'updateNewMessage' && update._ !== 'updateNewChannelMessage') continue
      const { message } = update
      if (message._ === 'message' && sent?._ === 'updateMessageID' && message.id === sent.id) return message
    }
  }
  throw new TransferError('the file was sent, but the server did not say as which message')
}
