import type {
  BoxChange,
  BoxOwner,
  BoxState,
  ChannelReading,
  ChannelState,
  CopyId,
  DialogRecord,
  DialogWindow,
  FollowedChannel,
  MessageDraft,
  MessageEdit,
  MessageFilter,
  MessageRecord,
  MessageStore,
  MessageWindow,
} from '../../ports/message-store.ts'
import { isUserPeer, type PeerId } from '../../ports/peer-id.ts'
import type { Database } from './database.ts'
import { SqliteDialogArrangement } from './dialog-arrangement.ts'
import { MessageBoxes } from './message-boxes.ts'
import { pageOf } from './message-conditions.ts'
import { MessageDialogs } from './message-dialogs.ts'
import { MessageMedia } from './message-media.ts'
import { inScheduledBox } from './message-migrations.ts'
import { MessagePins } from './message-pins.ts'
import { MessageReading } from './message-reading.ts'
import { messageOf } from './message-rows.ts'
import { Statements } from './statements.ts'

export { messageMigrations } from './message-migrations.ts'

/** How many points of a box's history are kept for clients that were away. */
const keptLog = 100_000

/** Boxes of messages in the embedded database. */
export class SqliteMessageStore implements MessageStore {
  readonly arrangement: SqliteDialogArrangement
  readonly #database: Database
  readonly #sql: Statements
  readonly #boxes: MessageBoxes
  readonly #dialogs: MessageDialogs
  readonly #reading: MessageReading
  readonly #media: MessageMedia
  readonly #pins: MessagePins

  /** @param options.logLength points (`pts`) of each box's history that are kept; older differences are "too long" */
  constructor(database: Database, options: { logLength?: number } = {}) {
    this.#database = database
    this.#sql = new Statements(database)
    this.#boxes = new MessageBoxes(this.#sql, options.logLength ?? keptLog)
    this.#dialogs = new MessageDialogs(this.#sql, this.#boxes)
    this.#reading = new MessageReading(this.#sql, this.#boxes, this.#dialogs)
    this.#media = new MessageMedia(this.#sql, this.#boxes)
    this.#pins = new MessagePins(this.#sql, this.#boxes)
    const tables = { sql: this.#sql, boxes: this.#boxes, dialogs: this.#dialogs }
    this.arrangement = new SqliteDialogArrangement(database, tables)
  }

  async append(drafts: readonly MessageDraft[]): Promise<{ repeated: boolean; copies: MessageRecord[] }[]> {
    return this.#database.transaction(() => drafts.map((draft) => this.#append(draft)))
  }

  async sentUnder(
    sender: bigint,
    randomIds: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, MessageRecord | 'deleted'>> {
    const sent = new Map<bigint, MessageRecord | 'deleted'>()
    for (const randomId of randomIds) {
      const copy = this.#copyUnder(sender, randomId)
      if (copy !== undefined) sent.set(randomId, this.#message(copy) ?? 'deleted')
    }
    return sent
  }

  async messages(owner: BoxOwner, ids: readonly number[]): Promise<MessageRecord[]> {
    const growing = [...new Set(ids)].sort((a, b) => a - b)
    return growing.flatMap((id) => this.#message({ owner, id }) ?? [])
  }

  async copies(origin: CopyId): Promise<MessageRecord[]> {
    return this.#copies(origin)
  }

  async find(
    owner: BoxOwner,
    filter: MessageFilter,
    window: MessageWindow,
  ): Promise<{ messages: MessageRecord[]; total: number }> {
    return pageOf(this.#sql, owner, filter, window)
  }

  async edit(edits: readonly MessageEdit[]): Promise<BoxChange[]> {
    return this.#database.transaction(() =>
      edits.flatMap((edit) => {
        const changed = this.#sql.run(
          `UPDATE message_copy SET text = ?1, search_text = ?2, kind = ?3, file = ?4, body = ?5,
             edit_date = coalesce(?6, edit_date), media_due = iif(?4 IS NULL, NULL, media_due),
             date = coalesce(?9, date), companion = ?10
           WHERE owner = ?7 AND id = ?8`,
          edit.text,
          edit.searchText,
          edit.kind ?? null,
          edit.file ?? null,
          edit.body,
          edit.editDate ?? null,
          edit.copy.owner,
          edit.copy.id,
          edit.date ?? null,
          edit.companion ?? null,
        )
        if (changed === 0) return []
        return [this.#boxes.log(edit.copy.owner, 1, { kind: 'edit', message: edit.copy.id })]
      }),
    )
  }

  async pin(copies: readonly CopyId[], pinned: boolean): Promise<BoxChange[]> {
    return this.#database.transaction(() => this.#pins.set(copies, pinned))
  }

  async remove(copies: readonly CopyId[]): Promise<BoxChange[]> {
    return this.#database.transaction(() =>
      [...Map.groupBy(copies, (copy) => copy.owner)].flatMap(([owner, inBox]) => this.#remove(owner, inBox)),
    )
  }

  async markRead(owner: bigint, peer: PeerId, upTo: number): Promise<BoxChange[]> {
    return this.#database.transaction(() => this.#reading.read(owner, peer, upTo))
  }

  async markChannelRead(
    user: bigint,
    channel: FollowedChannel,
    upTo: number,
  ): Promise<ChannelReading | undefined> {
    return this.#database.transaction(() => this.#reading.readChannel(user, channel, upTo))
  }

  async readContents(copies: readonly CopyId[]): Promise<BoxChange[]> {
    return this.#database.transaction(() => this.#media.read(copies))
  }

  async readChannelContents(user: bigint, channel: PeerId, ids: readonly number[]): Promise<number[]> {
    return this.#database.transaction(() => this.#media.readInChannel(user, channel, ids))
  }

  async channelContentsRead(user: bigint, channel: PeerId, ids: readonly number[]): Promise<number[]> {
    return this.#media.alreadyRead(user, channel, ids)
  }

  async letMediaExpire(copies: readonly CopyId[], due: number): Promise<void> {
    await this.#database.transaction(() => this.#media.letExpire(copies, due))
  }

  async mediaDue(now: number, limit: number): Promise<MessageRecord[]> {
    return this.#media.due(now, limit)
  }

  async scheduled({
    from,
    upTo,
    limit,
  }: {
    from: number
    upTo: number
    limit: number
  }): Promise<MessageRecord[]> {
    return this.#sql
      .all(
        `SELECT * FROM message_copy WHERE ${inScheduledBox} AND date BETWEEN ? AND ? ORDER BY date, owner, id LIMIT ?`,
        from,
        upTo,
        limit,
      )
      .map(messageOf)
  }

  async placesOf(owners: readonly BoxOwner[], file: bigint, limit: number): Promise<CopyId[]> {
    return this.#media.placesOf(owners, file, limit)
  }

  async filesShown(files: readonly bigint[]): Promise<bigint[]> {
    return this.#media.filesShown(files)
  }

  async state(owner: BoxOwner): Promise<BoxState> {
    const unread = this.#sql.count(
      'SELECT coalesce(sum(unread), 0) AS n FROM message_dialog WHERE owner = ?',
      owner,
    )
    return { pts: this.#boxes.box(owner).pts, unread }
  }

  async changesAfter(owner: BoxOwner, pts: number, limit: number): Promise<BoxChange[] | 'forgotten'> {
    return this.#boxes.changesAfter(owner, pts, limit)
  }

  async channelStates(channels: readonly PeerId[]): Promise<ChannelState[]> {
    return channels.map((channel) => this.#dialogs.channelState(channel))
  }

  async dialogs(owner: bigint, window: DialogWindow): Promise<{ dialogs: DialogRecord[]; total: number }> {
    return this.#dialogs.list(owner, window)
  }

  async dialogsWith(
    owner: bigint,
    peers: readonly PeerId[],
    channels: readonly FollowedChannel[] = [],
  ): Promise<DialogRecord[]> {
    return this.#dialogs.among(owner, peers, channels)
  }

  #append(draft: MessageDraft): { repeated: boolean; copies: MessageRecord[] } {
    const sentAs = draft.randomId === undefined ? undefined : this.#copyUnder(draft.sender, draft.randomId)
    if (sentAs !== undefined) return { repeated: true, copies: this.#copies(sentAs) }
    const copies: MessageRecord[] = []
    for (const { owner, peer, body } of draft.copies) {
      const id = this.#boxes.nextId(owner)
      const origin = copies[0]?.origin ?? { owner, id }
      const { pts } = this.#boxes.log(owner, 1, { kind: 'new', message: id })
      const { randomId: _, copies: __, ...common } = draft
      const fresh = { editDate: undefined, mediaDue: undefined, pinned: false }
      const copy = { ...common, ...fresh, owner, id, pts, peer, body, origin }
      this.#insert(copy)
      copies.push(copy)
    }
    const first = copies[0]
    if (first && draft.randomId !== undefined)
      this.#sql.run(
        'INSERT INTO message_random (owner, random_id, box, message) VALUES (?, ?, ?, ?)',
        draft.sender,
        draft.randomId,
        first.owner,
        first.id,
      )
    return { repeated: false, copies }
  }

  #insert(copy: MessageRecord): void {
    // What is in the box of a channel comes in for some and goes out for others.
    const incoming = isUserPeer(copy.owner) && copy.sender !== copy.owner ? 1 : 0
    this.#sql.run(
      `INSERT INTO message_copy (owner, id, pts, peer, sender, incoming, date, grouped_id, text, search_text, kind,
         file, companion, media_unread, body, origin_owner, origin_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      copy.owner,
      copy.id,
      copy.pts,
      copy.peer,
      copy.sender,
      incoming,
      copy.date,
      copy.groupedId ?? null,
      copy.text,
      copy.searchText,
      copy.kind ?? null,
      copy.file ?? null,
      copy.companion ?? null,
      copy.mediaUnread ? 1 : 0,
      copy.body,
      copy.origin.owner,
      copy.origin.id,
    )
    this.#dialogs.arrived(copy, incoming)
  }

  #remove(owner: BoxOwner, copies: readonly CopyId[]): BoxChange[] {
    const removed: number[] = []
    const peers = new Set<PeerId>()
    for (const { id } of copies) {
      const row = this.#sql.get(
        'DELETE FROM message_copy WHERE owner = ? AND id = ? RETURNING peer',
        owner,
        id,
      )
      if (!row) continue
      removed.push(id)
      peers.add(row.peer as PeerId)
    }
    if (removed.length === 0) return []
    for (const peer of peers) this.#dialogs.removedFrom(owner, peer)
    this.#media.forget(owner, removed)
    return [this.#boxes.log(owner, removed.length, { kind: 'delete', messages: removed })]
  }

  #message(copy: CopyId): MessageRecord | undefined {
    const row = this.#sql.get('SELECT * FROM message_copy WHERE owner = ? AND id = ?', copy.owner, copy.id)
    return row && messageOf(row)
  }

  #copies(origin: CopyId): MessageRecord[] {
    return this.#sql
      .all('SELECT * FROM message_copy WHERE origin_owner = ? AND origin_id = ?', origin.owner, origin.id)
      .map(messageOf)
  }

  #copyUnder(sender: bigint, randomId: bigint): CopyId | undefined {
    const row = this.#sql.get(
      'SELECT box, message FROM message_random WHERE owner = ? AND random_id = ?',
      sender,
      randomId,
    )
    return row && { owner: row.box as BoxOwner, id: Number(row.message) }
  }
}
