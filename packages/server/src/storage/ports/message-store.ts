import type { DialogArrangement } from './dialog-arrangement.ts'
import type { FolderId } from './folder-id.ts'
import type { BoxChange, BoxOwner, BoxState, FollowedChannel } from './message-box.ts'
import type { PeerId } from './peer-id.ts'

export type { BoxChange, BoxEvent, BoxOwner, BoxState, FollowedChannel } from './message-box.ts'

/** What a message shows, as far as searching needs to know. */
export type MediaKind =
  | 'photo'
  | 'video'
  | 'round'
  | 'voice'
  | 'music'
  | 'gif'
  | 'document'
  | 'sticker'
  /** The new picture of a group or channel. */
  | 'chat photo'

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
  /** The document or photo it shows, so that a file can be found by where it was seen. */
  readonly file: bigint | undefined
  /** A second one that is shown together with it: the photo that covers a video, the film of a live photo. */
  readonly companion: bigint | undefined
}

/** A message to be put into the boxes of those who see it. */
export interface MessageDraft extends Common {
  /** The client's own name for it; it is kept with the sender, so that sending twice sends once. */
  readonly randomId: bigint | undefined
  /** Its media is yet to be heard or seen by those who get it. */
  readonly mediaUnread: boolean
  /** The sender's copy comes first. `body` is opaque here: whatever of the message is not a column. */
  readonly copies: readonly { readonly owner: BoxOwner; readonly peer: PeerId; readonly body: Uint8Array }[]
}

/** One copy of a message. */
export interface MessageRecord extends Common {
  readonly owner: BoxOwner
  /** Grows by one with each message of the box, and is never used again. */
  readonly id: number
  /** The box's `pts` just after the message arrived. */
  readonly pts: number
  readonly peer: PeerId
  readonly editDate: number | undefined
  readonly mediaUnread: boolean
  /** Unix seconds; its media is to be gone by then. */
  readonly mediaDue: number | undefined
  /** Kept at hand in its dialog, in this box. */
  readonly pinned: boolean
  readonly body: Uint8Array
  /** The first copy, by which all copies of one message find each other. */
  readonly origin: CopyId
}

export interface CopyId {
  readonly owner: BoxOwner
  readonly id: number
}

export interface DialogRecord {
  readonly peer: PeerId
  /** In the box of the user, or of the channel. */
  readonly topMessage: number
  readonly readInboxUpTo: number
  readonly readOutboxUpTo: number
  readonly unread: number
  /** Of the box of a channel. */
  readonly pts: number | undefined
  readonly folder: FolderId
  readonly pinned: boolean
  readonly markedUnread: boolean
}

/** A place in the list of dialogs: after those whose top message is this one, or as new. */
export interface DialogOffset {
  readonly date: number
  readonly topMessage: number
  /** Of dialogs with equal dates and ids; where it is pinned, the page begins among the pinned. */
  readonly peer: PeerId | undefined
}

/** Which dialogs are listed, and from where. */
export interface DialogWindow {
  readonly channels: readonly FollowedChannel[]
  /** All where it is absent. */
  readonly folder?: FolderId | undefined
  /** Both where it is absent: the pinned ones come first then, in their order. */
  readonly pinned?: boolean | undefined
  readonly after?: DialogOffset | undefined
  readonly limit: number
}

/** How far a user has now read a channel, and what others learn of it. */
export interface ChannelReading {
  readonly upTo: number
  readonly unread: number
  /** Whose messages were read, and how far. */
  readonly authors: readonly { readonly user: bigint; readonly upTo: number }[]
}

/** Where a channel is. */
export interface ChannelState {
  readonly channel: PeerId
  readonly pts: number
  /** 0 without messages. */
  readonly topMessage: number
  /** Unix seconds, of its top message. */
  readonly date: number
}

/** Which messages of a box are meant; every condition that is absent holds. */
export interface MessageFilter {
  readonly peer?: PeerId | undefined
  /** Of whatever peers of a kind; `groups` are basic groups. */
  readonly peers?: 'users' | 'groups' | undefined
  /** Of dialogs that the owner of the box has in this folder. */
  readonly folder?: FolderId | undefined
  /** Lower case; must occur in `searchText`. */
  readonly text?: string | undefined
  readonly kinds?: readonly MediaKind[] | undefined
  readonly pinned?: true | undefined
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
  readonly file: bigint | undefined
  readonly companion: bigint | undefined
  readonly body: Uint8Array
  /** undefined leaves it as it was: what the server changes is no edit to show. */
  readonly editDate: number | undefined
  /** When a scheduled message is to be sent; absent leaves it as it was. */
  readonly date?: number | undefined
}

/** Boxes of messages, what happened in them, and how far they have been read. Every method is one transaction. */
export interface MessageStore {
  readonly arrangement: DialogArrangement
  /**
   * Puts messages into all their boxes at once, and answers each one's copies in the order of its draft. A draft whose
   * random id its sender has used before puts nothing: its answer is marked so and holds the copies that are left.
   */
  append(drafts: readonly MessageDraft[]): Promise<{ repeated: boolean; copies: MessageRecord[] }[]>
  /** The first copies of messages sent earlier under these random ids. `deleted` stands for one that is gone. */
  sentUnder(
    sender: bigint,
    randomIds: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, MessageRecord | 'deleted'>>
  /** Those of the messages that exist, by growing id. */
  messages(owner: BoxOwner, ids: readonly number[]): Promise<MessageRecord[]>
  /** All copies of a message, in all boxes. */
  copies(origin: CopyId): Promise<MessageRecord[]>
  /** From the newest to the oldest, with how many match in all. */
  find(
    owner: BoxOwner,
    filter: MessageFilter,
    window: MessageWindow,
  ): Promise<{ messages: MessageRecord[]; total: number }>
  /** Changes the copies that still exist. */
  edit(edits: readonly MessageEdit[]): Promise<BoxChange[]>
  /** Pins copies or unpins them: one change for each dialog of a box in which any were not so before. */
  pin(copies: readonly CopyId[], pinned: boolean): Promise<BoxChange[]>
  /** Removes the copies that exist: one change for each box that loses any. */
  remove(copies: readonly CopyId[]): Promise<BoxChange[]>
  /**
   * Marks what came in from `peer`, a user or a basic group, as read up to a message id; and in the boxes of those who
   * wrote it, how far it has been read. Nothing changes where nothing is newly read.
   */
  markRead(owner: bigint, peer: PeerId, upTo: number): Promise<BoxChange[]>
  /** The same for a channel, which has no place in the histories of boxes. @returns undefined when nothing is newly read */
  markChannelRead(user: bigint, channel: FollowedChannel, upTo: number): Promise<ChannelReading | undefined>

  /** Marks the media of copies as heard or seen: one change for each box with any that were not. */
  readContents(copies: readonly CopyId[]): Promise<BoxChange[]>
  /** Remembers that a user heard or saw the media of messages of a channel. @returns those that were new to it */
  readChannelContents(user: bigint, channel: PeerId, ids: readonly number[]): Promise<number[]>
  /** Those of the messages of a channel whose media the user heard or saw. */
  channelContentsRead(user: bigint, channel: PeerId, ids: readonly number[]): Promise<number[]>
  /** The media of these copies is to be gone at `due` (unix seconds), or when it was to be gone earlier. */
  letMediaExpire(copies: readonly CopyId[], due: number): Promise<void>
  /** Copies whose media is to be gone by `now`; `edit` makes them forget it. */
  mediaDue(now: number, limit: number): Promise<MessageRecord[]>

  /** Messages in boxes of scheduled ones whose date lies between two, which count in; by date. */
  scheduled(window: {
    readonly from: number
    readonly upTo: number
    readonly limit: number
  }): Promise<MessageRecord[]>

  /** Copies in these boxes that show a file, alone or as a companion, the newest first. */
  placesOf(owners: readonly BoxOwner[], file: bigint, limit: number): Promise<CopyId[]>
  /** Those of the files that some message shows. */
  filesShown(files: readonly bigint[]): Promise<bigint[]>

  state(owner: BoxOwner): Promise<BoxState>
  /**
   * What happened after `pts`, oldest first, at most `limit` events; `forgotten` when the log no longer reaches back so
   * far, or when `pts` lies in the future.
   */
  changesAfter(owner: BoxOwner, pts: number, limit: number): Promise<BoxChange[] | 'forgotten'>
  channelStates(channels: readonly PeerId[]): Promise<ChannelState[]>

  /** Dialogs that have messages, those of the user and those with its channels, by the date of the newest message. */
  dialogs(owner: bigint, window: DialogWindow): Promise<{ dialogs: DialogRecord[]; total: number }>
  /** Those of the dialogs that exist; channels always do. */
  dialogsWith(
    owner: bigint,
    peers: readonly PeerId[],
    channels?: readonly FollowedChannel[],
  ): Promise<DialogRecord[]>
}
