import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { FolderId } from '../../../storage/ports/folder-id.ts'
import type { DialogRecord } from '../../../storage/ports/message-store.ts'
import type { Context } from '../../context.ts'
import { notifySettingsOf } from '../../settings/notify-settings.ts'
import { type ShapedDialogs, shapeDialogs } from '../../shapes/dialogs.ts'
import { followedChannels } from '../followed-channels.ts'

/** The usual list of dialogs, and the archive (peer folders: api/folders). */
export const inbox: FolderId = 0
export const archive: FolderId = 1

/** Dialogs in the archive whose unread messages are counted. */
const mostCounted = 100

/** @throws RpcError FOLDER_ID_INVALID */
export function folderOf(id: number): FolderId {
  if (id !== inbox && id !== archive) throw new RpcError('FOLDER_ID_INVALID')
  return id
}

/** The archive as one entry in the usual list, by its newest dialog; none while it is empty. */
export async function shownArchive(context: Context): Promise<ShapedDialogs[]> {
  const { dialogs: archived } = await context.messages.store.dialogs(context.userId, {
    channels: await followedChannels(context),
    folder: archive,
    limit: mostCounted,
  })
  const [top] = archived
  if (!top) return []
  const { dialogs, ...rest } = await shapeDialogs(context, context.userId, [top])
  const [shown] = dialogs
  if (!shown) return []
  const entry: Type<'Dialog'> = {
    _: 'dialogFolder',
    pinned: true,
    folder: { _: 'folder', id: archive, title: 'Archived Chats' },
    peer: shown.peer,
    top_message: top.topMessage,
    ...(await unreadOf(archived, context)),
  }
  return [{ dialogs: [entry], ...rest }]
}

async function unreadOf(archived: readonly DialogRecord[], context: Context) {
  const unread = archived.filter(({ unread }) => unread > 0)
  const peers = unread.map(({ peer }) => peer)
  const settings = await notifySettingsOf(context, context.userId, peers)
  const isMuted = (_: DialogRecord, i: number) => (settings[i]?.mute_until ?? 0) > context.now()
  const muted = unread.filter(isMuted)
  const unmuted = unread.filter((dialog, i) => !isMuted(dialog, i))
  return {
    unread_muted_peers_count: muted.length,
    unread_unmuted_peers_count: unmuted.length,
    unread_muted_messages_count: messagesIn(muted),
    unread_unmuted_messages_count: messagesIn(unmuted),
  }
}

function messagesIn(dialogs: readonly DialogRecord[]): number {
  return dialogs.reduce((sum, { unread }) => sum + unread, 0)
}
