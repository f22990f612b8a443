import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { DialogRecord, MessageRecord } from '../../storage/ports/message-store.ts'
import { isChannelPeer, isUserPeer } from '../../storage/ports/peer-id.ts'
import type { Services } from '../context.ts'
import { draftsOf } from '../settings/drafts.ts'
import { notifySettingsOf } from '../settings/notify-settings.ts'
import { shapeChats } from './chats.ts'
import { shapeMessages } from './messages.ts'
import { shapePeer } from './peers.ts'
import { withoutTwins } from './updates.ts'
import { shapeUsers } from './users.ts'

export interface ShapedDialogs<Shown extends Type<'Dialog'> = Type<'Dialog'>> {
  readonly dialogs: Shown[]
  readonly messages: Type<'Message'>[]
  readonly chats: Type<'Chat'>[]
  readonly users: Type<'User'>[]
}

/** Dialogs that are shown together: everybody once. */
export function allShown(all: readonly ShapedDialogs[]): ShapedDialogs {
  return {
    dialogs: all.flatMap(({ dialogs }) => dialogs),
    messages: all.flatMap(({ messages }) => messages),
    chats: withoutTwins(all.flatMap(({ chats }) => chats)),
    users: withoutTwins(all.flatMap(({ users }) => users)),
  }
}

/** Dialogs with their top messages, and everybody they speak of. */
export async function shapeDialogs(
  services: Services,
  viewer: bigint,
  dialogs: readonly DialogRecord[],
): Promise<ShapedDialogs<Constructor<'dialog'>>> {
  const tops = await topMessages(services, viewer, dialogs)
  const { messages, users, chats } = await shapeMessages(services, viewer, tops)
  const peers = dialogs.map(({ peer }) => peer)
  const settings = await notifySettingsOf(services, viewer, peers)
  const drafts = await draftsOf(services, viewer, peers)
  return {
    dialogs: dialogs.map((dialog, i) => ({
      ...shapeDialog(viewer, dialog),
      notify_settings: settings[i] ?? { _: 'peerNotifySettings' },
      draft: drafts.get(dialog.peer),
    })),
    messages,
    chats: withoutTwins([...chats, ...(await shapeChats(services, viewer, peers))]),
    users: withoutTwins([...users, ...(await shapeUsers(services, viewer, peers.filter(isUserPeer)))]),
  }
}

async function topMessages(
  { messages }: Services,
  viewer: bigint,
  dialogs: readonly DialogRecord[],
): Promise<MessageRecord[]> {
  const found = await Promise.all(
    dialogs.map(({ peer, topMessage }) =>
      messages.store.messages(isChannelPeer(peer) ? peer : viewer, [topMessage]),
    ),
  )
  return found.flat()
}

function shapeDialog(viewer: bigint, dialog: DialogRecord): Omit<Constructor<'dialog'>, 'notify_settings'> {
  const toSelf = dialog.peer === viewer // Notes to oneself are read as they are written.
  return {
    _: 'dialog',
    pinned: dialog.pinned,
    unread_mark: dialog.markedUnread,
    // The usual list has no number there.
    folder_id: dialog.folder || undefined,
    peer: shapePeer(dialog.peer),
    top_message: dialog.topMessage,
    read_inbox_max_id: toSelf ? dialog.topMessage : dialog.readInboxUpTo,
    read_outbox_max_id: toSelf ? dialog.topMessage : dialog.readOutboxUpTo,
    unread_count: dialog.unread,
    unread_mentions_count: 0,
    unread_reactions_count: 0,
    unread_poll_votes_count: 0,
    pts: dialog.pts,
  }
}
