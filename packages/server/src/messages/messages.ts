import type {
  BoxChange,
  BoxOwner,
  CopyId,
  MessageRecord,
  MessageStore,
} from '../storage/ports/message-store.ts'
import type { PeerId } from '../storage/ports/peer-id.ts'
import { decodeContent, encodeContent } from './message-content.ts'
import {
  type Composed,
  columnsOf,
  type Deed,
  draftOf,
  noLongerShown,
  type Outgoing,
  serviceDraftOf,
} from './outgoing.ts'
import type { Place } from './place.ts'
import { ScheduledMessages } from './scheduled/scheduled-messages.ts'
import { SeenMedia } from './seen-media.ts'
import { allShownFiles } from './shown-files.ts'

export type { Composed, Deed, Outgoing, ShownFile } from './outgoing.ts'

export interface MessagesOptions {
  readonly store: MessageStore
  /** Told of files that messages are about to show no more. */
  readonly files: { released(files: readonly bigint[]): Promise<void> }
  /** Unix milliseconds. */
  readonly clock: () => number
}

/** How many messages one step of deleting a history takes. */
const historyStep = 1000

/** What is said between users, in groups and in channels. */
export class Messages {
  readonly store: MessageStore
  /** What becomes of voices and of media that disappears. */
  readonly media: SeenMedia
  /** What waits for its date. */
  readonly scheduled: ScheduledMessages
  readonly #files: MessagesOptions['files']
  readonly #clock: () => number

  constructor({ store, files, clock }: MessagesOptions) {
    this.store = store
    this.media = new SeenMedia({ store, files, now: () => this.now() })
    this.scheduled = new ScheduledMessages({ store, files, now: () => this.now() })
    this.#files = files
    this.#clock = clock
  }

  /** Unix seconds. */
  now(): number {
    return Math.floor(this.#clock() / 1000)
  }

  /**
   * Sends messages, all or none of them.
   *
   * @throws RpcError REPLY_MESSAGE_ID_INVALID, MESSAGE_TOO_LONG
   */
  async send(
    sender: bigint,
    place: Place,
    outgoing: readonly Outgoing[],
  ): ReturnType<MessageStore['append']> {
    const sending = { sender, place, date: this.now() }
    return this.store.append(
      await Promise.all(outgoing.map((message) => draftOf(this.store, sending, message))),
    )
  }

  /**
   * Tells everyone in a place what somebody did.
   *
   * @returns the copies, that of who did it first
   * @throws RpcError REPLY_MESSAGE_ID_INVALID
   */
  async tell(sender: bigint, place: Place, deed: Deed): Promise<MessageRecord[]> {
    const draft = await serviceDraftOf(this.store, { sender, place, date: this.now() }, deed)
    return (await this.store.append([draft])).flatMap(({ copies }) => copies)
  }

  /** Gives all copies of a message new words or media; what each copy replies to stays. */
  async edit(message: MessageRecord, composed: Composed): Promise<BoxChange[]> {
    const copies = await this.store.copies(message.origin)
    const editDate = this.now()
    await this.#files.released(noLongerShown(message, composed))
    return this.store.edit(
      copies.map(({ owner, id, body }) => ({
        copy: { owner, id },
        ...columnsOf(composed),
        body: encodeContent({ ...composed.content, reply_to: decodeContent(body).reply_to }),
        editDate,
      })),
    )
  }

  /** Removes messages from a box, and those for everyone from the boxes of all others who have them. */
  async remove(
    messages: readonly MessageRecord[],
    forEveryone: (message: MessageRecord) => boolean,
  ): Promise<BoxChange[]> {
    const shared = messages.filter(forEveryone)
    const own = messages.filter((message) => !forEveryone(message))
    const copies = await Promise.all(shared.map(({ origin }) => this.store.copies(origin)))
    const removed: readonly CopyId[] = [...own, ...copies.flat()]
    await this.#release(messages)
    return this.store.remove(removed)
  }

  /** Removes the newest messages of a dialog up to `maxId` (0: all), some at a time. @returns how many are left */
  async removeHistory(
    owner: BoxOwner,
    peer: PeerId,
    bounds: {
      readonly minId?: number
      readonly maxId: number
      readonly minDate: number
      readonly maxDate: number
      readonly forEveryone: (message: MessageRecord) => boolean
    },
  ): Promise<{ changes: BoxChange[]; left: number }> {
    const { minId, maxId, minDate, maxDate } = bounds
    const { messages, total } = await this.store.find(
      owner,
      { peer, minId, maxId: maxId === 0 ? undefined : maxId + 1, minDate, maxDate },
      { offsetId: 0, offsetDate: 0, addOffset: 0, limit: historyStep },
    )
    return { changes: await this.remove(messages, bounds.forEveryone), left: total - messages.length }
  }

  async #release(messages: readonly MessageRecord[]): Promise<void> {
    await this.#files.released(allShownFiles(messages))
  }
}
