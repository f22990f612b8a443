import type { FolderId } from '../../ports/folder-id.ts'
import type {
  BoxOwner,
  ChannelState,
  DialogRecord,
  DialogWindow,
  FollowedChannel,
  MessageRecord,
} from '../../ports/message-store.ts'
import { isChannelPeer, type PeerId } from '../../ports/peer-id.ts'
import type { MessageBoxes } from './message-boxes.ts'
import { arrangementOf, dialogOf } from './message-rows.ts'
import { listOf, type Row, type Statements } from './statements.ts'

const never = 2 ** 53

/**
 * The dialogs of boxes. A channel's own row says what its newest message is; the row of a user and a channel only how
 * far it has been read, with no top message.
 */
export class MessageDialogs {
  readonly #sql: Statements
  readonly #boxes: MessageBoxes

  constructor(sql: Statements, boxes: MessageBoxes) {
    this.#sql = sql
    this.#boxes = boxes
  }

  arrived({ owner, peer, id, date }: MessageRecord, incoming: 0 | 1): void {
    this.#sql.run(
      `INSERT INTO message_dialog (owner, peer, top, date, read_inbox, read_outbox, unread)
       VALUES (?1, ?2, ?3, ?4, 0, 0, ?5)
       ON CONFLICT DO UPDATE SET top = ?3, date = ?4, unread = unread + ?5`,
      owner,
      peer,
      id,
      date,
      incoming,
    )
  }

  removedFrom(owner: BoxOwner, peer: PeerId): void {
    const top = this.#sql.get(
      'SELECT id, date FROM message_copy WHERE owner = ? AND peer = ? ORDER BY id DESC LIMIT 1',
      owner,
      peer,
    )
    this.#sql.run(
      `UPDATE message_dialog SET unread = ${unreadOfDialog}, top = ?3, date = ?4,
         pinned = iif(?3 = 0, 0, pinned), marked = iif(?3 = 0, 0, marked)
       WHERE owner = ?1 AND peer = ?2`,
      owner,
      peer,
      top?.id ?? 0,
      top?.date ?? 0,
    )
  }

  list(owner: bigint, window: DialogWindow): { dialogs: DialogRecord[]; total: number } {
    const { channels, after, limit } = window
    const wanted = [
      owner,
      listOf(channels.map(({ channel }) => channel)),
      window.folder ?? null,
      window.pinned === undefined ? null : Number(window.pinned),
    ] as const
    const rows = this.#sql.all(
      `SELECT peer FROM (${shown}) WHERE ${isWanted} AND (pinned, date, top, peer) < (?5, ?6, ?7, ?8)
       ORDER BY pinned DESC, date DESC, top DESC, peer DESC LIMIT ?9`,
      ...wanted,
      after ? this.#placeOf(owner, window) : never,
      after?.date ?? never,
      after?.topMessage ?? never,
      after?.peer ?? lowest,
      limit,
    )
    const total = this.#sql.count(`SELECT count(*) AS n FROM (${shown}) WHERE ${isWanted}`, ...wanted)
    const peers = rows.map(({ peer }) => peer as PeerId)
    return { dialogs: this.among(owner, peers, channels), total }
  }

  /** Peers of the pinned dialogs of a folder, in their order. */
  pinned(owner: bigint, folder: FolderId, channels: readonly FollowedChannel[]): PeerId[] {
    return this.list(owner, { channels, folder, pinned: true, limit: never }).dialogs.map(({ peer }) => peer)
  }

  /** Where among the pinned a page begins: 0 behind all of them. */
  #placeOf(owner: bigint, { pinned, after }: DialogWindow): number {
    if (pinned === false || after?.peer === undefined) return 0
    return Number(this.row(owner, after.peer)?.pinned ?? 0)
  }

  among(owner: bigint, peers: readonly PeerId[], channels: readonly FollowedChannel[]): DialogRecord[] {
    const sinces = new Map(channels.map(({ channel, since }) => [channel, since]))
    return peers.flatMap((peer) => {
      if (isChannelPeer(peer))
        return this.#ofChannel(owner, { channel: peer, since: sinces.get(peer) ?? never })
      const row = this.row(owner, peer)
      return row ? [dialogOf(row)] : []
    })
  }

  channelState(channel: PeerId): ChannelState {
    const row = this.row(channel, channel)
    return {
      channel,
      pts: this.#boxes.box(channel).pts,
      topMessage: Number(row?.top ?? 0),
      date: Number(row?.date ?? 0),
    }
  }

  /** What the user has read, or what was there before it came; its own posts that nobody else's precede are read. */
  channelReadUpTo(user: bigint, followed: FollowedChannel): number {
    const marked = this.#channelMarkedUpTo(user, followed)
    const { channel } = followed
    const unread = this.#sql.get(
      'SELECT id FROM message_copy WHERE owner = ? AND id > ? AND sender <> ? ORDER BY id LIMIT 1',
      channel,
      marked,
      user,
    )
    if (unread) return Number(unread.id) - 1
    return Math.max(marked, Number(this.row(channel, channel)?.top ?? 0))
  }

  #channelMarkedUpTo(user: bigint, { channel, since }: FollowedChannel): number {
    const before = this.#sql.get(
      'SELECT id FROM message_copy WHERE owner = ? AND date < ? ORDER BY id DESC LIMIT 1',
      channel,
      since,
    )
    return Math.max(Number(before?.id ?? 0), Number(this.row(user, channel)?.read_inbox ?? 0))
  }

  channelUnread(user: bigint, channel: PeerId, readUpTo: number): number {
    return this.#sql.count(
      'SELECT count(*) AS n FROM message_copy WHERE owner = ? AND id > ? AND sender <> ?',
      channel,
      readUpTo,
      user,
    )
  }

  row(owner: BoxOwner, peer: PeerId): Row | undefined {
    return this.#sql.get('SELECT * FROM message_dialog WHERE owner = ? AND peer = ?', owner, peer)
  }

  #ofChannel(user: bigint, followed: FollowedChannel): DialogRecord {
    const { channel, pts, topMessage } = this.channelState(followed.channel)
    const readInboxUpTo = this.channelReadUpTo(user, followed)
    const row = this.row(user, channel)
    return {
      peer: channel,
      topMessage,
      readInboxUpTo,
      readOutboxUpTo: Number(row?.read_outbox ?? 0),
      unread: this.channelUnread(user, channel, readInboxUpTo),
      pts,
      ...arrangementOf(row),
    }
  }
}

/** Less than every peer: of equal dialogs all come after it. */
const lowest = -(2n ** 63n)

/** The dialogs of a user (?1) that have messages, and those of the channels (?2) it is in. */
const shown = `
  SELECT peer, top, date, folder, pinned FROM message_dialog WHERE owner = ?1 AND top > 0
  UNION ALL
  SELECT channel.peer, channel.top, channel.date, coalesce(own.folder, 0), coalesce(own.pinned, 0)
  FROM message_dialog AS channel
  LEFT JOIN message_dialog AS own ON own.owner = ?1 AND own.peer = channel.peer
  WHERE channel.owner IN (SELECT value FROM json_each(?2)) AND channel.peer = channel.owner AND channel.top > 0`

/** Of these: those of a folder, and those that are pinned or not; NULL for all. */
const isWanted = '(?3 IS NULL OR folder = ?3) AND (?4 IS NULL OR (pinned > 0) = ?4)'

export const unreadOfDialog = `(SELECT count(*) FROM message_copy c
  WHERE c.owner = message_dialog.owner AND c.peer = message_dialog.peer
    AND c.incoming = 1 AND c.id > message_dialog.read_inbox)`
