import type { BoxChange, CopyId } from '../../ports/message-store.ts'
import type { PeerId } from '../../ports/peer-id.ts'
import type { MessageBoxes } from './message-boxes.ts'
import type { Statements } from './statements.ts'

/** Which messages of a dialog are kept at hand. Always called inside a transaction. */
export class MessagePins {
  readonly #sql: Statements
  readonly #boxes: MessageBoxes

  constructor(sql: Statements, boxes: MessageBoxes) {
    this.#sql = sql
    this.#boxes = boxes
  }

  set(copies: readonly CopyId[], pinned: boolean): BoxChange[] {
    const changed = copies.flatMap((copy) => this.#setOne(copy, pinned))
    const dialogs = Map.groupBy(changed, ({ owner, peer }) => `${owner} ${peer}`)
    return [...dialogs.values()].flatMap((inDialog) => {
      const [first] = inDialog
      if (!first) return []
      const { owner, peer } = first
      const messages = inDialog.map(({ id }) => id)
      return [this.#boxes.log(owner, messages.length, { kind: pinned ? 'pin' : 'unpin', peer, messages })]
    })
  }

  #setOne({ owner, id }: CopyId, pinned: boolean): (CopyId & { readonly peer: PeerId })[] {
    const row = this.#sql.get(
      'UPDATE message_copy SET pinned = ?3 WHERE owner = ?1 AND id = ?2 AND pinned <> ?3 RETURNING peer',
      owner,
      id,
      pinned ? 1 : 0,
    )
    return row ? [{ owner, id, peer: row.peer as PeerId }] : []
  }
}
