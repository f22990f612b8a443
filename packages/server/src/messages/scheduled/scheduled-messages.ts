import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { BoxOwner, MessageRecord, MessageStore } from '../../storage/ports/message-store.ts'
import { scheduledBox } from '../../storage/ports/scheduled-box.ts'
import { encodeContent } from '../message-content.ts'
import { type Composed, columnsOf, noLongerShown, type Outgoing } from '../outgoing.ts'
import { boxFor, type Place } from '../place.ts'
import { allShownFiles } from '../shown-files.ts'

/** Messages that wait in one dialog (scheduled messages, "up to 100"). */
const mostInDialog = 100

/** Seconds from now on for which a message can be scheduled. */
const farthest = 366 * 86_400

/** Instead of a date: as soon as who gets it is online. */
export const whenOnline = 2 ** 31 - 2

/** Messages that one look sends. */
const dueAtOnce = 100

interface Options {
  readonly store: MessageStore
  readonly files: { released(files: readonly bigint[]): Promise<void> }
  /** Unix seconds. */
  readonly now: () => number
}

/**
 * Messages that wait for their date: those of a user beside its own box, posts of a channel beside that of the channel,
 * where all who may post see them.
 */
export class ScheduledMessages {
  readonly #store: MessageStore
  readonly #files: Options['files']
  readonly #now: () => number

  constructor({ store, files, now }: Options) {
    this.#store = store
    this.#files = files
    this.#now = now
  }

  /** @throws RpcError SCHEDULE_TOO_MUCH, SCHEDULE_DATE_TOO_LATE, SCHEDULE_DATE_INVALID, MESSAGE_TOO_LONG */
  async put(
    sender: bigint,
    place: Place,
    date: number,
    outgoing: readonly Outgoing[],
  ): ReturnType<MessageStore['append']> {
    this.checkDate(date, place)
    const waiting = await this.in(sender, place)
    if (waiting.length + outgoing.length > mostInDialog) throw new RpcError('SCHEDULE_TOO_MUCH')
    const owner = scheduledBoxOf(sender, place)
    return this.#store.append(
      outgoing.map((message) => ({
        sender,
        date,
        groupedId: message.groupedId,
        randomId: message.randomId,
        mediaUnread: false,
        ...columnsOf(message),
        // Its reply stays in the words of the sender's box: it is translated for others when it is sent.
        copies: [{ owner, peer: place.id, body: bodyOf(message, message.replyTo, isPost(place)) }],
      })),
    )
  }

  /** @throws RpcError SCHEDULE_DATE_TOO_LATE, SCHEDULE_DATE_INVALID */
  checkDate(date: number, place: Pick<Place, 'kind'>): void {
    if (date === whenOnline) {
      if (place.kind !== 'user') throw new RpcError('SCHEDULE_DATE_INVALID')
    } else if (date > this.#now() + farthest) throw new RpcError('SCHEDULE_DATE_TOO_LATE')
  }

  /** All of a dialog, the newest first. */
  async in(user: bigint, place: Place): Promise<MessageRecord[]> {
    const window = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: mostInDialog }
    return (await this.#store.find(scheduledBoxOf(user, place), { peer: place.id }, window)).messages
  }

  /** Those of a dialog that exist. */
  async named(user: bigint, place: Place, ids: readonly number[]): Promise<MessageRecord[]> {
    const messages = await this.#store.messages(scheduledBoxOf(user, place), ids.slice(0, mostInDialog))
    return messages.filter(({ peer }) => peer === place.id)
  }

  /** New words, another file, another date. @returns the message as it is now */
  async edit(message: MessageRecord, edited: Composed, date: number): Promise<MessageRecord | undefined> {
    const { owner, id } = message
    await this.#files.released(noLongerShown(message, edited))
    await this.#store.edit([
      {
        copy: { owner, id },
        ...columnsOf(edited),
        body: bodyOf(edited, edited.content.reply_to),
        editDate: undefined,
        date,
      },
    ])
    return (await this.#store.messages(owner, [id]))[0]
  }

  async remove(messages: readonly MessageRecord[]): Promise<void> {
    await this.#files.released(allShownFiles(messages))
    await this.#store.remove(messages)
  }

  /** Whose time has come, the earliest first. */
  async due(isOnline: (user: bigint) => boolean): Promise<MessageRecord[]> {
    const dated = await this.#store.scheduled({ from: 0, upTo: this.#now(), limit: dueAtOnce })
    const waiting = await this.#store.scheduled({ from: whenOnline, upTo: whenOnline, limit: dueAtOnce })
    return [...dated, ...waiting.filter(({ peer }) => isOnline(peer))]
  }
}

function bodyOf(
  { content }: Composed,
  reply_to: Composed['content']['reply_to'],
  post = content.post,
): Uint8Array {
  return encodeContent({ ...content, reply_to, post })
}

function isPost(place: Place): boolean {
  return place.kind === 'channel' && place.posts
}

/** Where a user's scheduled messages to a place lie. */
export function scheduledBoxOf(user: bigint, place: Place): BoxOwner {
  return scheduledBox(isPost(place) ? boxFor(user, place) : user)
}
