import type { DialogArrangement, PinnedBounds } from '../../ports/dialog-arrangement.ts'
import type { FolderId } from '../../ports/folder-id.ts'
import type { BoxChange, FollowedChannel } from '../../ports/message-store.ts'
import { isChannelPeer, type PeerId } from '../../ports/peer-id.ts'
import type { Database } from './database.ts'
import type { MessageBoxes } from './message-boxes.ts'
import type { MessageDialogs } from './message-dialogs.ts'
import type { Statements } from './statements.ts'

interface Tables {
  readonly sql: Statements
  readonly boxes: MessageBoxes
  readonly dialogs: MessageDialogs
}

/** How users arrange their dialogs, in the embedded database. */
export class SqliteDialogArrangement implements DialogArrangement {
  readonly #database: Database
  readonly #sql: Statements
  readonly #boxes: MessageBoxes
  readonly #dialogs: MessageDialogs

  constructor(database: Database, { sql, boxes, dialogs }: Tables) {
    this.#database = database
    this.#sql = sql
    this.#boxes = boxes
    this.#dialogs = dialogs
  }

  async pin(
    user: bigint,
    dialog: PeerId,
    pinned: boolean,
    { channels, most }: PinnedBounds,
  ): Promise<'changed' | 'unchanged' | 'too many' | 'no such dialog'> {
    return this.#database.transaction(() => {
      const record = this.#shown(user, dialog, channels)
      if (!record) return 'no such dialog'
      if (record.pinned === pinned) return 'unchanged'
      const before = this.#dialogs.pinned(user, record.folder, channels)
      if (pinned && before.length >= most) return 'too many'
      this.#arrange(user, pinned ? [dialog, ...before] : before.filter((peer) => peer !== dialog))
      if (!pinned) this.#place(user, dialog, 0)
      return 'changed'
    })
  }

  async order(
    user: bigint,
    folder: FolderId,
    order: readonly PeerId[],
    { channels, most, force }: PinnedBounds & { readonly force: boolean },
  ): Promise<PeerId[] | 'too many'> {
    return this.#database.transaction(() => {
      const before = this.#dialogs.pinned(user, folder, channels)
      const named = [...new Set(order)].filter((peer) => this.#shown(user, peer, channels)?.folder === folder)
      const after = force
        ? named
        : [
            ...named.filter((peer) => before.includes(peer)),
            ...before.filter((peer) => !named.includes(peer)),
          ]
      if (after.length > most) return 'too many'
      for (const peer of before) if (!after.includes(peer)) this.#place(user, peer, 0)
      this.#arrange(user, after)
      return after
    })
  }

  async mark(user: bigint, dialog: PeerId, unread: boolean): Promise<boolean> {
    return this.#database.transaction(() => {
      this.#createForChannel(user, dialog)
      const sql = 'UPDATE message_dialog SET marked = ?3 WHERE owner = ?1 AND peer = ?2 AND marked <> ?3'
      return this.#sql.run(sql, user, dialog, unread ? 1 : 0) > 0
    })
  }

  async marked(user: bigint): Promise<PeerId[]> {
    return this.#sql
      .all('SELECT peer FROM message_dialog WHERE owner = ? AND marked = 1 ORDER BY peer', user)
      .map(({ peer }) => peer as PeerId)
  }

  async move(user: bigint, folder: FolderId, dialogs: readonly PeerId[]): Promise<BoxChange[]> {
    return this.#database.transaction(() => {
      const peers = [...new Set(dialogs)].filter((dialog) => this.#moveOne(user, folder, dialog))
      return peers.length === 0 ? [] : [this.#boxes.log(user, 1, { kind: 'folder', folder, peers })]
    })
  }

  #moveOne(user: bigint, folder: FolderId, dialog: PeerId): boolean {
    this.#createForChannel(user, dialog)
    const sql =
      'UPDATE message_dialog SET folder = ?3, pinned = 0 WHERE owner = ?1 AND peer = ?2 AND folder <> ?3'
    return this.#sql.run(sql, user, dialog, folder) > 0
  }

  /** A dialog that is listed: one with messages, or with a channel the user is in. */
  #shown(user: bigint, dialog: PeerId, channels: readonly FollowedChannel[]) {
    if (isChannelPeer(dialog) && !channels.some(({ channel }) => channel === dialog)) return undefined
    const [record] = this.#dialogs.among(user, [dialog], channels)
    return record && record.topMessage > 0 ? record : undefined
  }

  /** The first on top. */
  #arrange(user: bigint, order: readonly PeerId[]): void {
    for (const [i, peer] of order.entries()) this.#place(user, peer, order.length - i)
  }

  #place(user: bigint, dialog: PeerId, place: number): void {
    this.#createForChannel(user, dialog)
    this.#sql.run('UPDATE message_dialog SET pinned = ?3 WHERE owner = ?1 AND peer = ?2', user, dialog, place)
  }

  /** What a user thinks of a channel has no row before the first thought. */
  #createForChannel(user: bigint, dialog: PeerId): void {
    if (!isChannelPeer(dialog)) return
    this.#sql.run(
      `INSERT OR IGNORE INTO message_dialog (owner, peer, top, date, read_inbox, read_outbox, unread)
       VALUES (?, ?, 0, 0, 0, 0, 0)`,
      user,
      dialog,
    )
  }
}
