import type { FolderId } from './folder-id.ts'
import type { BoxChange, FollowedChannel } from './message-box.ts'
import type { PeerId } from './peer-id.ts'

/** The dialogs a user has beside those in its own box, and how many it may pin in a folder. */
export interface PinnedBounds {
  readonly channels: readonly FollowedChannel[]
  readonly most: number
}

/** How users arrange their dialogs. Every method is one transaction. */
export interface DialogArrangement {
  /** Puts a dialog on top of its folder, above those that are there, or takes it from there. */
  pin(
    user: bigint,
    dialog: PeerId,
    pinned: boolean,
    bounds: PinnedBounds,
  ): Promise<'changed' | 'unchanged' | 'too many' | 'no such dialog'>
  /**
   * Brings the pinned dialogs of a folder into an order; with `force` they are pinned that were not, and all others no
   * more. What is not in the folder is left out.
   *
   * @returns the order as it is then
   */
  order(
    user: bigint,
    folder: FolderId,
    order: readonly PeerId[],
    bounds: PinnedBounds & { readonly force: boolean },
  ): Promise<PeerId[] | 'too many'>
  /** @returns whether it was not so before */
  mark(user: bigint, dialog: PeerId, unread: boolean): Promise<boolean>
  /** Dialogs that are marked as unread. */
  marked(user: bigint): Promise<PeerId[]>
  /** Moves dialogs to a folder, where they are not pinned: one change, if any was not there. */
  move(user: bigint, folder: FolderId, dialogs: readonly PeerId[]): Promise<BoxChange[]>
}
