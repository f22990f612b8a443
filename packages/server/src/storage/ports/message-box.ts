import type { FolderId } from './folder-id.ts'
import type { PeerId } from './peer-id.ts'

/**
 * A box holds messages, with ids and a history of its own: every user has one ("each user has a message box",
 * api/updates), and so has every channel and supergroup. A private message lies in the box of each side, that of a basic
 * group in the box of each member; a channel has one copy of its messages, in its own box.
 */
export type BoxOwner = PeerId

/** What happened in a box. */
export type BoxEvent =
  | { readonly kind: 'new' | 'edit'; readonly message: number }
  | { readonly kind: 'delete' | 'read contents'; readonly messages: readonly number[] }
  | { readonly kind: 'pin' | 'unpin'; readonly peer: PeerId; readonly messages: readonly number[] }
  | { readonly kind: 'folder'; readonly folder: FolderId; readonly peers: readonly PeerId[] }
  | { readonly kind: 'read inbox'; readonly peer: PeerId; readonly upTo: number; readonly unread: number }
  | { readonly kind: 'read outbox'; readonly peer: PeerId; readonly upTo: number }

/** An event with its place in the box's history: `pts` after it, having grown by `ptsCount`. */
export interface BoxChange {
  readonly owner: BoxOwner
  readonly pts: number
  readonly ptsCount: number
  readonly event: BoxEvent
}

export interface BoxState {
  /** 1 while nothing has happened: clients take 0 for "unknown". */
  readonly pts: number
  readonly unread: number
}

/** A channel of a user, and since when (unix seconds): what was said before counts as read. */
export interface FollowedChannel {
  readonly channel: PeerId
  readonly since: number
}
