import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { DialogRecord } from '../../storage/ports/message-store.ts'
import type { Services } from '../context.ts'
import { shapeMessages } from './messages.ts'
import { shapePeer } from './peers.ts'

export interface ShapedDialogs {
  readonly dialogs: Constructor<'dialog'>[]
  readonly messages: Type<'Message'>[]
  readonly chats: Type<'Chat'>[]
  readonly users: Type<'User'>[]
}

/** Dialogs with their top messages, and everybody they speak of. */
export async function shapeDialogs(
  services: Services,
  viewer: bigint,
  dialogs: readonly DialogRecord[],
): Promise<ShapedDialogs> {
  const tops = dialogs.map(({ topMessage }) => topMessage)
  const records = await services.messages.store.messages(viewer, tops)
  const { messages, users } = await shapeMessages(services, viewer, records.toReversed())
  return { dialogs: dialogs.map((dialog) => shapeDialog(viewer, dialog)), messages, chats: [], users }
}

function shapeDialog(viewer: bigint, dialog: DialogRecord): Constructor<'dialog'> {
  const toSelf = dialog.peer === viewer // Notes to oneself are read as they are written.
  return {
    _: 'dialog',
    peer: shapePeer(dialog.peer),
    top_message: dialog.topMessage,
    read_inbox_max_id: toSelf ? dialog.topMessage : dialog.readInboxUpTo,
    read_outbox_max_id: toSelf ? dialog.topMessage : dialog.readOutboxUpTo,
    unread_count: dialog.unread,
    unread_mentions_count: 0,
    unread_reactions_count: 0,
    unread_poll_votes_count: 0,
    notify_settings: { _: 'peerNotifySettings' },
  }
}
