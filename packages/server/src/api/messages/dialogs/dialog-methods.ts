import { editPeerFolders } from '../../folders/editPeerFolders.ts'
import type { Handlers } from '../../handler.ts'
import { getDialogUnreadMarks, markDialogUnread } from './marking.ts'
import { reorderPinnedDialogs, toggleDialogPin } from './pinning.ts'

/** How users arrange their dialogs. */
export const dialogMethods: Handlers = {
  'folders.editPeerFolders': editPeerFolders,
  'messages.getDialogUnreadMarks': getDialogUnreadMarks,
  'messages.markDialogUnread': markDialogUnread,
  'messages.reorderPinnedDialogs': reorderPinnedDialogs,
  'messages.toggleDialogPin': toggleDialogPin,
}
