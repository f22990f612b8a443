/**
 * Whom a dialog is with: a user's id. Groups would be told apart by their sign, as in the Bot API.
 *
 * Every user has a box of its own: a private message is stored once in the box of each side, and each copy has the
 * message id of its box ("each user has a message box", api/updates).
 */
export type PeerId = bigint

/** What a message shows, as far as searching needs to know. */
export type MediaKind = 'photo' | 'video' | 'round' | 'voice' | 'music' | 'gif' | 'document'

/** What all copies of a message have in common. */
interface Common {
  readonly sender: bigint
  /** Unix seconds. */
  readonly date: number
  readonly groupedId: bigint | undefined
  readonly text: string
  /** Lower-case words by which searches find the message: its text and the name of its file. */
  readonly searchText: string
  readonly kind: MediaKind | undefined
  /** The document it shows, so that a document can be found by where it was seen. */
  readonly document: bigint | undefined
}

/** A message to be put into the boxes of those who see it. */
export interface MessageDraft extends Common {
  /** The client's own name for it; the sender's box keeps it, so that sending twice sends once. */
  readonly randomId: bigint | undefined
  /** The sender's copy comes first. `body` is opaque here: whatever of the message is not a column. */
  readonly copies: readonly { readonly owner: bigint; readonly peer: PeerId; readonly body: Uint8Array }[]
}

/** One copy of a message. */
export interface MessageRecord extends Common {
  readonly owner: bigint
  /** Grows by one with each message of the box, and is never used again. */
  readonly id: number
  /** The box's `pts` just after the message arrived. */
  readonly pts: number
  readonly peer: PeerId
  readonly editDate: number | undefined
  readonly body: Uint8Array
  /** The sender's copy, by which all copies of one message find each other. */
  readonly origin: CopyId
}

export interface CopyId {
  readonly owner: bigint
  readonly id: number
}

/** What happened in a box. */
export type BoxEvent =
  | { readonly kind: 'new' | 'edit'; readonly message: number }
  | { readonly kind: 'delete'; readonly messages: readonly number[] }
  | { readonly kind: 'read inbox'; readonly peer: PeerId; readonly upTo: number; readonly unread: number }
  | { readonly kind: 'read outbox'; readonly peer: PeerId; readonly upTo: number }

/** An event with its place in the box's history: `pts` after it, having grown by `ptsCount`. */
export interface BoxChange {
  readonly owner: bigint
  readonly pts: number
  readonly ptsCount: number
  readonly event: BoxEvent
}

export interface BoxState {
  /** 1 while nothing has happened: clients take 0 for "unknown". */
  readonly pts: number
  readonly unread: number
}

export interface DialogRecord {
  readonly peer: PeerId
  readonly topMessage: number
  readonly readInboxUpTo: number
  readonly readOutboxUpTo: number
  readonly unread: number
}

/** Which messages of a box are meant; every condition that is absent holds. */
export interface MessageFilter {
  readonly peer?: PeerId | undefined
  /** Lower case; must occur in `searchText`. */
  readonly text?: string | undefined
  readonly kinds?: readonly MediaKind[] | undefined
  readonly sender?: bigint | undefined
  /** Bounds are exclusive. */
  readonly minId?: number | undefined
  readonly maxId?: number | undefined
  readonly minDate?: number | undefined
  readonly maxDate?: number | undefined
}

/**
 * A window on messages ordered from the newest to the oldest (api/offsets). It begins at the first message older than
 * `offsetId` (or, when that is 0, than `offsetDate`; when both are 0, at the newest), moved by `addOffset` towards
 * older messages, or towards newer ones when negative.
 */
export interface MessageWindow {
  readonly offsetId: number
  readonly offsetDate: number
  readonly addOffset: number
  readonly limit: number
}

export interface MessageEdit {
  readonly copy: CopyId
  readonly text: string
  readonly searchText: string
  readonly kind: MediaKind | undefined
  readonly document: bigint | undefined
  readonly body: Uint8Array
  readonly editDate: number
}

/** Boxes of messages, what happened in them, and how far they have been read. Every method is one transaction. */
export interface MessageStore {
  /**
   * Puts messages into all their boxes at once, and answers each one's copies in the order of its draft. A draft whose
   * random id its sender has used before puts nothing: its answer is marked so and holds the copies that are left.
   */
  append(drafts: readonly MessageDraft[]): Promise<{ repeated: boolean; copies: MessageRecord[] }[]>
  /**
   * The sender's copies of messages sent earlier under these random ids. `deleted` stands for one that is gone.
   */
  sentUnder(
    owner: bigint,
    randomIds: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, MessageRecord | 'deleted'>>
  /** Those of the messages that exist, by growing id. */
  messages(owner: bigint, ids: readonly number[]): Promise<MessageRecord[]>
  /** All copies of a message, in all boxes. */
  copies(origin: CopyId): Promise<MessageRecord[]>
  /** From the newest to the oldest, with how many match in all. */
  find(
    owner: bigint,
    filter: MessageFilter,
    window: MessageWindow,
  ): Promise<{ messages: MessageRecord[]; total: number }>
  /** Changes the copies that still exist. */
  edit(edits: readonly MessageEdit[]): Promise<BoxChange[]>
  /** Removes the copies that exist: one change for each box that loses any. */
  remove(copies: readonly CopyId[]): Promise<BoxChange[]>
  /**
   * Marks what came in from `peer` as read up to a message id, and in the box of `peer` how far it has been read.
   * Nothing changes where nothing is newly read.
   */
  markRead(owner: bigint, peer: PeerId, upTo: number): Promise<BoxChange[]>

  state(owner: bigint): Promise<BoxState>
  /**
   * What happened after `pts`, oldest first, at most `limit` events; `forgotten` when the log no longer reaches back so
   * far, or when `pts` lies in the future.
   */
  changesAfter(owner: bigint, pts: number, limit: number): Promise<BoxChange[] | 'forgotten'>

  /** Dialogs that have messages, the most recent first; `before` is the top message of the last one already seen. */
  dialogs(
    owner: bigint,
    window: { readonly beforeTop?: number | undefined; readonly limit: number },
  ): Promise<{ dialogs: DialogRecord[]; total: number }>
  /** Those of the dialogs that exist. */
  dialogsWith(owner: bigint, peers: readonly PeerId[]): Promise<DialogRecord[]>
}
