import type { BoxChange, BoxOwner, ChannelReading, FollowedChannel } from '../../ports/message-store.ts'
import { isUserPeer, type PeerId } from '../../ports/peer-id.ts'
import type { MessageBoxes } from './message-boxes.ts'
import { type MessageDialogs, unreadOfDialog } from './message-dialogs.ts'
import type { Statements } from './statements.ts'

/** How far dialogs have been read. Always called inside a transaction. */
export class MessageReading {
  readonly #sql: Statements
  readonly #boxes: MessageBoxes
  readonly #dialogs: MessageDialogs

  constructor(sql: Statements, boxes: MessageBoxes, dialogs: MessageDialogs) {
    this.#sql = sql
    this.#boxes = boxes
    this.#dialogs = dialogs
  }

  read(owner: bigint, peer: PeerId, upTo: number): BoxChange[] {
    const read = this.#sql.all(
      `SELECT max(id) AS id, origin_owner, max(origin_id) AS origin_id FROM message_copy
       WHERE owner = ?1 AND peer = ?2 AND incoming = 1 AND id <= ?3
         AND id > (SELECT read_inbox FROM message_dialog WHERE owner = ?1 AND peer = ?2)
       GROUP BY origin_owner`,
      owner,
      peer,
      upTo,
    )
    if (read.length === 0) return []
    const newest = Math.max(...read.map(({ id }) => Number(id)))
    const theirPeer = isUserPeer(peer) ? owner : peer
    return [
      this.#readInbox(owner, peer, newest),
      ...read.flatMap(({ origin_owner: writer, origin_id: id }) =>
        this.#readOutbox(writer as bigint, theirPeer, Number(id))
          ? [
              this.#boxes.log(writer as bigint, 1, {
                kind: 'read outbox',
                peer: theirPeer,
                upTo: Number(id),
              }),
            ]
          : [],
      ),
    ]
  }

  readChannel(user: bigint, followed: FollowedChannel, upTo: number): ChannelReading | undefined {
    const { channel } = followed
    const before = this.#dialogs.channelReadUpTo(user, followed)
    const read = this.#sql.all(
      `SELECT sender, max(id) AS id FROM message_copy WHERE owner = ? AND id > ? AND id <= ? AND sender <> ?
       GROUP BY sender`,
      channel,
      before,
      upTo,
      user,
    )
    if (read.length === 0) return undefined
    const newest = Math.max(...read.map(({ id }) => Number(id)))
    this.#sql.run(
      `INSERT INTO message_dialog (owner, peer, top, date, read_inbox, read_outbox, unread)
       VALUES (?1, ?2, 0, 0, ?3, 0, 0) ON CONFLICT DO UPDATE SET read_inbox = ?3`,
      user,
      channel,
      newest,
    )
    const authors = read
      .map(({ sender, id }) => ({ user: sender as bigint, upTo: Number(id) }))
      .filter((author) => this.#readOutbox(author.user, channel, author.upTo))
    return { upTo: newest, unread: this.#dialogs.channelUnread(user, channel, newest), authors }
  }

  #readInbox(owner: BoxOwner, peer: PeerId, upTo: number): BoxChange {
    this.#sql.run('UPDATE message_dialog SET read_inbox = ? WHERE owner = ? AND peer = ?', upTo, owner, peer)
    const row = this.#sql.get(
      `UPDATE message_dialog SET unread = ${unreadOfDialog} WHERE owner = ? AND peer = ? RETURNING unread`,
      owner,
      peer,
    )
    return this.#boxes.log(owner, 1, { kind: 'read inbox', peer, upTo, unread: Number(row?.unread ?? 0) })
  }

  /** @returns whether it had not been read so far before */
  #readOutbox(owner: bigint, peer: PeerId, upTo: number): boolean {
    const changed = this.#sql.run(
      `INSERT INTO message_dialog (owner, peer, top, date, read_inbox, read_outbox, unread)
       VALUES (?1, ?2, 0, 0, 0, ?3, 0)
       ON CONFLICT DO UPDATE SET read_outbox = ?3 WHERE read_outbox < ?3`,
      owner,
      peer,
      upTo,
    )
    return changed > 0
  }
}
