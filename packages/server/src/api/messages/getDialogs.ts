import type { Request } from '@longshore/protocol/schema/api'
import type { DialogOffset, FollowedChannel } from '../../storage/ports/message-store.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { offsetPeer } from '../offset-peer.ts'
import { allShown, shapeDialogs } from '../shapes/dialogs.ts'
import { folderOf, inbox, shownArchive } from './dialogs/archive.ts'
import { followedChannels } from './followed-channels.ts'

const largestPage = 100

/**
 * Dialogs of a folder, or without one of all: the pinned ones, then the most recent. The next page begins after the top
 * message of the last one.
 */
export const getDialogs: Handler<'messages.getDialogs'> = async (request, context) => {
  const { folder_id, exclude_pinned } = request
  const folder = folder_id === undefined ? undefined : folderOf(folder_id)
  const channels = await followedChannels(context)
  const after = await offsetOf(request, channels, context)
  const { dialogs, total } = await context.messages.store.dialogs(context.userId, {
    channels,
    folder,
    pinned: exclude_pinned ? false : undefined,
    after,
    limit: Math.min(Math.max(0, request.limit), largestPage),
  })
  const beginsWithArchive = folder === inbox && !exclude_pinned && !after
  const page = allShown([
    ...(beginsWithArchive ? await shownArchive(context) : []),
    await shapeDialogs(context, context.userId, dialogs),
  ])
  return dialogs.length === total
    ? { _: 'messages.dialogs', ...page }
    : { _: 'messages.dialogsSlice', count: total, ...page }
}

/**
 * Clients name the last dialog they have by the date of its top message, its id and its peer; some leave out one or the
 * other.
 */
async function offsetOf(
  { offset_id: id, offset_date: date, offset_peer }: Request<'messages.getDialogs'>,
  channels: readonly FollowedChannel[],
  context: Context,
): Promise<DialogOffset | undefined> {
  if (id <= 0 && date <= 0) return undefined
  const peer = offsetPeer(offset_peer, context)
  if (date > 0) return { date, topMessage: Math.max(0, id), peer }
  const isFollowed = channels.some(({ channel }) => channel === peer)
  const box = peer !== undefined && isFollowed ? peer : context.userId
  const [top] = await context.messages.store.messages(box, [id])
  return top && { date: top.date, topMessage: id, peer }
}
