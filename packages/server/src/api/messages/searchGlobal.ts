import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Request } from '@longshore/protocol/schema/api'
import type { FolderId } from '../../storage/ports/folder-id.ts'
import type { BoxOwner, MessageFilter, MessageRecord } from '../../storage/ports/message-store.ts'
import { isChannelPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { offsetPeer } from '../offset-peer.ts'
import { shapeMessages } from '../shapes/messages.ts'
import { folderOf } from './dialogs/archive.ts'
import { followedChannels } from './followed-channels.ts'
import { longestQuery, soughtBy } from './search.ts'

const largestPage = 100

/** Messages of all the caller's dialogs, the newest first: those of the box of its own, and those of its channels. */
export const searchGlobal: Handler<'messages.searchGlobal'> = async (request, context) => {
  const text = request.q.slice(0, longestQuery).toLowerCase()
  if (text === '' && request.filter._ === 'inputMessagesFilterEmpty') throw new RpcError('SEARCH_QUERY_EMPTY')
  const limit = Math.min(Math.max(0, request.limit), largestPage)
  const boxes = await boxesFor(request, context)
  const dates = { minDate: request.min_date, maxDate: request.max_date }
  const filter = { text, ...soughtBy(request.filter), ...dates }
  const after = offsetOf(request, context)
  const found = await Promise.all(boxes.map((box) => pageOf(box, filter, after, limit, context)))
  const page = found
    .flatMap(({ messages }) => messages)
    .sort(newestFirst)
    .slice(0, limit)
  const count = found.reduce((sum, { total }) => sum + total, 0)
  return {
    _: 'messages.messagesSlice',
    count,
    // Clients send it back as the date of where the next page begins.
    next_rate: page.at(-1)?.date,
    topics: [],
    ...(await shapeMessages(context, context.userId, page)),
  }
}

/** Whose messages are searched: of a box of one's own those with users, or with groups, or of a folder, or all. */
interface SearchedBox extends Pick<MessageFilter, 'peers' | 'folder'> {
  readonly owner: BoxOwner
}

async function boxesFor(
  { users_only, groups_only, broadcasts_only, folder_id }: Request<'messages.searchGlobal'>,
  context: Context,
): Promise<SearchedBox[]> {
  const folder = folder_id === undefined ? undefined : folderOf(folder_id)
  const channels = await context.chats.store.chats(await channelsIn(folder, context))
  const wanted = channels.filter(({ kind }) => {
    if (users_only) return false
    if (groups_only) return kind === 'supergroup'
    return !broadcasts_only || kind === 'channel'
  })
  const peers = users_only ? 'users' : groups_only ? 'groups' : undefined
  const own: SearchedBox[] = broadcasts_only ? [] : [{ owner: context.userId, peers, folder }]
  return [...own, ...wanted.map(({ id }) => ({ owner: id }))]
}

/** The channels the caller is in and has in a folder; without one, all of them. */
async function channelsIn(folder: FolderId | undefined, context: Context): Promise<PeerId[]> {
  const followed = await followedChannels(context)
  const all = followed.map(({ channel }) => channel)
  if (folder === undefined) return all
  const dialogs = await context.messages.store.dialogsWith(context.userId, all, followed)
  return dialogs.filter((dialog) => dialog.folder === folder).map(({ peer }) => peer)
}

/** The last message of the page before. */
interface Offset {
  readonly date: number
  readonly box: BoxOwner
  readonly id: number
}

function offsetOf(request: Request<'messages.searchGlobal'>, context: Context): Offset | undefined {
  if (request.offset_rate <= 0) return undefined
  const peer = offsetPeer(request.offset_peer, context)
  const box = peer !== undefined && isChannelPeer(peer) ? peer : context.userId
  return { date: request.offset_rate, box, id: Math.max(0, request.offset_id) }
}

async function pageOf(
  { owner, ...within }: SearchedBox,
  filter: Omit<MessageFilter, 'peer' | 'peers' | 'folder'>,
  after: Offset | undefined,
  limit: number,
  { messages }: Context,
): Promise<{ messages: MessageRecord[]; total: number }> {
  const isBoxOfOffset = after?.box === owner && after.id > 0
  // Of messages of one second those of greater boxes come first.
  const olderThan = after && (isBoxOfOffset || owner < after.box ? after.date + 1 : after.date)
  const window = {
    offsetId: isBoxOfOffset ? after.id : 0,
    offsetDate: isBoxOfOffset ? 0 : (olderThan ?? 0),
    addOffset: 0,
    limit,
  }
  return messages.store.find(owner, { ...filter, ...within }, window)
}

function newestFirst(a: MessageRecord, b: MessageRecord): number {
  return b.date - a.date || compare(b.owner, a.owner) || b.id - a.id
}

function compare(a: PeerId, b: PeerId): number {
  return a < b ? -1 : a > b ? 1 : 0
}
