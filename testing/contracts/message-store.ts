import type { MessageStore } from '@longshore/server/storage/ports/message-store'
import { arrangingContract } from './messages/arranging.ts'
import { changingContract } from './messages/changing.ts'
import { chatsContract } from './messages/chats.ts'
import { dialogsContract } from './messages/dialogs.ts'
import { findingContract } from './messages/finding.ts'
import { mediaContract } from './messages/media.ts'
import { missingContract } from './messages/missing.ts'
import { pinningContract } from './messages/pinning.ts'
import { sendingContract } from './messages/sending.ts'

/**
 * What every MessageStore must do. `open` answers an empty one; with a number, one that keeps so many points of each
 * box's history.
 */
export function messageStoreContract(open: (logLength?: number) => MessageStore): void {
  sendingContract(open)
  findingContract(open)
  changingContract(open)
  missingContract(open)
  dialogsContract(open)
  chatsContract(open)
  mediaContract(open)
  pinningContract(open)
  arrangingContract(open)
}
