import type { BoxChange, BoxOwner, CopyId, MessageRecord } from '../../ports/message-store.ts'
import { isChannelPeer, type PeerId } from '../../ports/peer-id.ts'
import type { MessageBoxes } from './message-boxes.ts'
import { messageOf } from './message-rows.ts'
import { listOf, type Statements } from './statements.ts'

/** The files that messages show: where, who has seen them, and until when. */
export class MessageMedia {
  readonly #sql: Statements
  readonly #boxes: MessageBoxes

  constructor(sql: Statements, boxes: MessageBoxes) {
    this.#sql = sql
    this.#boxes = boxes
  }

  /** Inside a transaction. */
  read(copies: readonly CopyId[]): BoxChange[] {
    const news = copies.filter(
      ({ owner, id }) =>
        this.#sql.run(
          'UPDATE message_copy SET media_unread = 0 WHERE owner = ? AND id = ? AND media_unread = 1',
          owner,
          id,
        ) > 0,
    )
    return [...Map.groupBy(news, ({ owner }) => owner)].map(([owner, inBox]) =>
      this.#boxes.log(owner, inBox.length, { kind: 'read contents', messages: inBox.map(({ id }) => id) }),
    )
  }

  /** Inside a transaction. */
  readInChannel(user: bigint, channel: PeerId, ids: readonly number[]): number[] {
    return ids.filter(
      (id) =>
        this.#sql.run(
          `INSERT OR IGNORE INTO message_content_seen (channel, message, user)
           SELECT owner, id, ?3 FROM message_copy
           WHERE owner = ?1 AND id = ?2 AND media_unread = 1 AND sender <> ?3`,
          channel,
          id,
          user,
        ) > 0,
    )
  }

  alreadyRead(user: bigint, channel: PeerId, ids: readonly number[]): number[] {
    return ids.filter((id) =>
      this.#sql.get(
        'SELECT 1 FROM message_content_seen WHERE channel = ? AND message = ? AND user = ?',
        channel,
        id,
        user,
      ),
    )
  }

  /** Inside a transaction. */
  letExpire(copies: readonly CopyId[], due: number): void {
    for (const { owner, id } of copies)
      this.#sql.run(
        'UPDATE message_copy SET media_due = min(coalesce(media_due, ?3), ?3) WHERE owner = ?1 AND id = ?2',
        owner,
        id,
        due,
      )
  }

  due(now: number, limit: number): MessageRecord[] {
    return this.#sql
      .all('SELECT * FROM message_copy WHERE media_due <= ? ORDER BY media_due LIMIT ?', now, limit)
      .map(messageOf)
  }

  placesOf(owners: readonly BoxOwner[], file: bigint, limit: number): CopyId[] {
    return this.#sql
      .all(
        `SELECT owner, id FROM message_copy
         WHERE (file = ?1 OR companion = ?1) AND owner IN (SELECT value FROM json_each(?2))
         ORDER BY date DESC, id DESC LIMIT ?3`,
        file,
        listOf(owners),
        limit,
      )
      .map((row) => ({ owner: row.owner as BoxOwner, id: Number(row.id) }))
  }

  filesShown(files: readonly bigint[]): bigint[] {
    return files.filter((file) =>
      this.#sql.get('SELECT 1 FROM message_copy WHERE file = ?1 OR companion = ?1 LIMIT 1', file),
    )
  }

  /** Inside a transaction. */
  forget(owner: BoxOwner, messages: readonly number[]): void {
    if (!isChannelPeer(owner)) return
    for (const id of messages)
      this.#sql.run('DELETE FROM message_content_seen WHERE channel = ? AND message = ?', owner, id)
  }
}
