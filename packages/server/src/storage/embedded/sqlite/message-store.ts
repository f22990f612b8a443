import type { DatabaseSync } from 'node:sqlite'
import type {
  BoxChange,
  BoxState,
  CopyId,
  DialogRecord,
  MessageDraft,
  MessageEdit,
  MessageFilter,
  MessageRecord,
  MessageStore,
  MessageWindow,
  PeerId,
} from '../../ports/message-store.ts'
import { inTransaction } from './database.ts'
import { MessageBoxes } from './message-boxes.ts'
import { conditions } from './message-conditions.ts'
import { dialogOf, messageOf } from './message-rows.ts'
import { Statements } from './statements.ts'

export { messageMigrations } from './message-migrations.ts'

/** How many points of a box's history are kept for clients that were away. */
const keptLog = 100_000

/** Boxes of messages in the embedded database. */
export class SqliteMessageStore implements MessageStore {
  readonly #database: DatabaseSync
  readonly #sql: Statements
  readonly #boxes: MessageBoxes

  /** @param options.logLength points (`pts`) of each box's history that are kept; older differences are "too long" */
  constructor(database: DatabaseSync, options: { logLength?: number } = {}) {
    this.#database = database
    this.#sql = new Statements(database)
    this.#boxes = new MessageBoxes(this.#sql, options.logLength ?? keptLog)
  }

  async append(drafts: readonly MessageDraft[]): Promise<{ repeated: boolean; copies: MessageRecord[] }[]> {
    return inTransaction(this.#database, () => drafts.map((draft) => this.#append(draft)))
  }

  async sentUnder(
    owner: bigint,
    randomIds: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, MessageRecord | 'deleted'>> {
    const sent = new Map<bigint, MessageRecord | 'deleted'>()
    for (const randomId of randomIds) {
      const id = this.#idUnder(owner, randomId)
      if (id !== undefined) sent.set(randomId, this.#message({ owner, id }) ?? 'deleted')
    }
    return sent
  }

  async messages(owner: bigint, ids: readonly number[]): Promise<MessageRecord[]> {
    const growing = [...new Set(ids)].sort((a, b) => a - b)
    return growing.flatMap((id) => this.#message({ owner, id }) ?? [])
  }

  async copies(origin: CopyId): Promise<MessageRecord[]> {
    return this.#sql
      .all('SELECT * FROM message_copy WHERE origin_owner = ? AND origin_id = ?', origin.owner, origin.id)
      .map(messageOf)
  }

  async find(
    owner: bigint,
    filter: MessageFilter,
    window: MessageWindow,
  ): Promise<{ messages: MessageRecord[]; total: number }> {
    const { limit, addOffset } = window
    const { matches, values } = conditions(owner, filter)
    const pivot = pivotOf(window)
    const page = (side: string, order: 'ASC' | 'DESC', skip: number, count: number): MessageRecord[] =>
      count <= 0
        ? []
        : this.#sql
            .all(
              `SELECT * FROM message_copy WHERE ${matches} AND ${side} ORDER BY id ${order} LIMIT ? OFFSET ?`,
              ...values,
              ...pivot.values,
              count,
              skip,
            )
            .map(messageOf)

    const newerCount = Math.min(limit, Math.max(0, -addOffset))
    const newer = page(pivot.newer, 'ASC', Math.max(0, -addOffset - limit), newerCount).reverse()
    const older = page(pivot.older, 'DESC', Math.max(0, addOffset), limit - newerCount)
    const total = this.#sql.count(`SELECT count(*) AS n FROM message_copy WHERE ${matches}`, ...values)
    return { messages: [...newer, ...older], total }
  }

  async edit(edits: readonly MessageEdit[]): Promise<BoxChange[]> {
    return inTransaction(this.#database, () =>
      edits.flatMap((edit) => {
        const changed = this.#sql.run(
          `UPDATE message_copy SET text = ?, search_text = ?, kind = ?, document = ?, body = ?, edit_date = ?
           WHERE owner = ? AND id = ?`,
          edit.text,
          edit.searchText,
          edit.kind ?? null,
          edit.document ?? null,
          edit.body,
          edit.editDate,
          edit.copy.owner,
          edit.copy.id,
        )
        if (changed === 0) return []
        return [this.#boxes.log(edit.copy.owner, 1, { kind: 'edit', message: edit.copy.id })]
      }),
    )
  }

  async remove(copies: readonly CopyId[]): Promise<BoxChange[]> {
    return inTransaction(this.#database, () =>
      [...Map.groupBy(copies, (copy) => copy.owner)].flatMap(([owner, inBox]) => this.#remove(owner, inBox)),
    )
  }

  async markRead(owner: bigint, peer: PeerId, upTo: number): Promise<BoxChange[]> {
    return inTransaction(this.#database, () => {
      const newest = this.#sql.get(
        `SELECT id, origin_owner, origin_id FROM message_copy
         WHERE owner = ?1 AND peer = ?2 AND incoming = 1 AND id <= ?3
           AND id > (SELECT read_inbox FROM message_dialog WHERE owner = ?1 AND peer = ?2)
         ORDER BY id DESC LIMIT 1`,
        owner,
        peer,
        upTo,
      )
      if (!newest) return []
      const mine = this.#readInbox(owner, peer, Number(newest.id))
      const theirs = this.#readOutbox(newest.origin_owner as bigint, owner, Number(newest.origin_id))
      return [mine, ...theirs]
    })
  }

  async state(owner: bigint): Promise<BoxState> {
    const unread = this.#sql.count(
      'SELECT coalesce(sum(unread), 0) AS n FROM message_dialog WHERE owner = ?',
      owner,
    )
    return { pts: this.#boxes.box(owner).pts, unread }
  }

  async changesAfter(owner: bigint, pts: number, limit: number): Promise<BoxChange[] | 'forgotten'> {
    return this.#boxes.changesAfter(owner, pts, limit)
  }

  async dialogs(
    owner: bigint,
    window: { beforeTop?: number | undefined; limit: number },
  ): Promise<{ dialogs: DialogRecord[]; total: number }> {
    const dialogs = this.#sql
      .all(
        'SELECT * FROM message_dialog WHERE owner = ? AND top > 0 AND top < ? ORDER BY top DESC LIMIT ?',
        owner,
        window.beforeTop ?? Number.MAX_SAFE_INTEGER,
        window.limit,
      )
      .map(dialogOf)
    const total = this.#sql.count(
      'SELECT count(*) AS n FROM message_dialog WHERE owner = ? AND top > 0',
      owner,
    )
    return { dialogs, total }
  }

  async dialogsWith(owner: bigint, peers: readonly PeerId[]): Promise<DialogRecord[]> {
    return peers.flatMap((peer) => {
      const row = this.#sql.get('SELECT * FROM message_dialog WHERE owner = ? AND peer = ?', owner, peer)
      return row ? [dialogOf(row)] : []
    })
  }

  #append(draft: MessageDraft): { repeated: boolean; copies: MessageRecord[] } {
    const sentAs = draft.randomId === undefined ? undefined : this.#idUnder(draft.sender, draft.randomId)
    if (sentAs !== undefined) {
      const rows = this.#sql.all(
        'SELECT * FROM message_copy WHERE origin_owner = ? AND origin_id = ?',
        draft.sender,
        sentAs,
      )
      return { repeated: true, copies: rows.map(messageOf) }
    }
    const copies: MessageRecord[] = []
    for (const { owner, peer, body } of draft.copies) {
      const id = this.#boxes.nextId(owner)
      const origin = copies[0]?.origin ?? { owner, id }
      const { pts } = this.#boxes.log(owner, 1, { kind: 'new', message: id })
      const { randomId: _, copies: __, ...common } = draft
      const copy = { ...common, owner, id, pts, peer, editDate: undefined, body, origin }
      this.#insert(copy)
      copies.push(copy)
    }
    const mine = copies[0]
    if (mine && draft.randomId !== undefined)
      this.#sql.run(
        'INSERT INTO message_random (owner, random_id, message) VALUES (?, ?, ?)',
        draft.sender,
        draft.randomId,
        mine.id,
      )
    return { repeated: false, copies }
  }

  #insert(copy: MessageRecord): void {
    const incoming = copy.sender === copy.owner ? 0 : 1
    this.#sql.run(
      `INSERT INTO message_copy (owner, id, pts, peer, sender, incoming, date, grouped_id, text, search_text, kind,
         document, body, origin_owner, origin_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      copy.document ?? null,
      copy.body,
      copy.origin.owner,
      copy.origin.id,
    )
    this.#sql.run(
      `INSERT INTO message_dialog (owner, peer, top, read_inbox, read_outbox, unread) VALUES (?1, ?2, ?3, 0, 0, ?4)
       ON CONFLICT DO UPDATE SET top = ?3, unread = unread + ?4`,
      copy.owner,
      copy.peer,
      copy.id,
      incoming,
    )
  }

  #remove(owner: bigint, copies: readonly CopyId[]): BoxChange[] {
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
    for (const peer of peers)
      this.#sql.run(
        `UPDATE message_dialog SET unread = ${unreadOfDialog}, top = ${topOfDialog} WHERE owner = ? AND peer = ?`,
        owner,
        peer,
      )
    return [this.#boxes.log(owner, removed.length, { kind: 'delete', messages: removed })]
  }

  #readInbox(owner: bigint, peer: PeerId, upTo: number): BoxChange {
    this.#sql.run('UPDATE message_dialog SET read_inbox = ? WHERE owner = ? AND peer = ?', upTo, owner, peer)
    const row = this.#sql.get(
      `UPDATE message_dialog SET unread = ${unreadOfDialog} WHERE owner = ? AND peer = ? RETURNING unread`,
      owner,
      peer,
    )
    return this.#boxes.log(owner, 1, { kind: 'read inbox', peer, upTo, unread: Number(row?.unread ?? 0) })
  }

  #readOutbox(owner: bigint, peer: PeerId, upTo: number): BoxChange[] {
    const changed = this.#sql.run(
      'UPDATE message_dialog SET read_outbox = ?3 WHERE owner = ?1 AND peer = ?2 AND read_outbox < ?3',
      owner,
      peer,
      upTo,
    )
    return changed === 0 ? [] : [this.#boxes.log(owner, 1, { kind: 'read outbox', peer, upTo })]
  }

  #message(copy: CopyId): MessageRecord | undefined {
    const row = this.#sql.get('SELECT * FROM message_copy WHERE owner = ? AND id = ?', copy.owner, copy.id)
    return row && messageOf(row)
  }

  #idUnder(owner: bigint, randomId: bigint): number | undefined {
    const row = this.#sql.get(
      'SELECT message FROM message_random WHERE owner = ? AND random_id = ?',
      owner,
      randomId,
    )
    return row && Number(row.message)
  }
}

const ofDialog = 'c.owner = message_dialog.owner AND c.peer = message_dialog.peer'
const topOfDialog = `coalesce((SELECT max(c.id) FROM message_copy c WHERE ${ofDialog}), 0)`
const unreadOfDialog = `(SELECT count(*) FROM message_copy c
  WHERE ${ofDialog} AND c.incoming = 1 AND c.id > message_dialog.read_inbox)`

/** Where a window begins: what counts as newer and what as older. */
function pivotOf({ offsetId, offsetDate }: MessageWindow): {
  newer: string
  older: string
  values: number[]
} {
  if (offsetId > 0) return { newer: 'id >= ?', older: 'id < ?', values: [offsetId] }
  if (offsetDate > 0) return { newer: 'date >= ?', older: 'date < ?', values: [offsetDate] }
  return { newer: 'FALSE', older: 'TRUE', values: [] }
}
