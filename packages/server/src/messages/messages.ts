import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type {
  BoxChange,
  CopyId,
  MediaKind,
  MessageDraft,
  MessageRecord,
  MessageStore,
} from '../storage/ports/message-store.ts'
import { decodeContent, encodeContent, type MessageContent } from './message-content.ts'

/** What is shown by a message, where it is a document. */
export interface ShownDocument {
  readonly id: bigint
  readonly kind: MediaKind
  readonly fileName: string
}

/** The words and the media of a message. */
export interface Composed {
  readonly text: string
  /** Without `reply_to`, which differs from box to box. */
  readonly content: MessageContent
  readonly shows: ShownDocument | undefined
}

/** A message to be sent. */
export interface Outgoing extends Composed {
  readonly randomId: bigint | undefined
  readonly groupedId: bigint | undefined
  /** In the words of the sender's box. */
  readonly replyTo: Constructor<'messageReplyHeader'> | undefined
}

/** How many messages one step of messages.deleteHistory takes. */
const historyStep = 1000

/** Private messages: what is said between two users, or to oneself, lies in the boxes of both. */
export class Messages {
  readonly store: MessageStore
  readonly #clock: () => number

  constructor(options: { store: MessageStore; clock: () => number }) {
    this.store = options.store
    this.#clock = options.clock
  }

  /** Unix seconds. */
  now(): number {
    return Math.floor(this.#clock() / 1000)
  }

  /**
   * Sends messages, all or none of them.
   *
   * @throws RpcError REPLY_MESSAGE_ID_INVALID
   */
  async send(
    sender: bigint,
    peer: bigint,
    outgoing: readonly Outgoing[],
  ): ReturnType<MessageStore['append']> {
    const drafts: MessageDraft[] = []
    for (const message of outgoing) drafts.push(await this.#draft(sender, peer, message))
    return this.store.append(drafts)
  }

  /** Gives all copies of a message new words or media; what each copy replies to stays. */
  async edit(message: MessageRecord, composed: Composed): Promise<BoxChange[]> {
    const copies = await this.store.copies(message.origin)
    const editDate = this.now()
    return this.store.edit(
      copies.map(({ owner, id, body }) => ({
        copy: { owner, id },
        ...columnsOf(composed),
        body: encodeContent({ ...composed.content, reply_to: decodeContent(body).reply_to }),
        editDate,
      })),
    )
  }

  /** Removes messages from a box, and with `revoke` from the boxes of everyone else who has them. */
  async remove(owner: bigint, ids: readonly number[], revoke: boolean): Promise<BoxChange[]> {
    const messages = await this.store.messages(owner, ids)
    return this.store.remove(revoke ? await this.#allCopies(messages) : messages)
  }

  /** Removes the newest messages of a dialog up to `maxId` (0: all), some at a time. @returns how many are left */
  async removeHistory(
    owner: bigint,
    peer: bigint,
    bounds: { maxId: number; minDate: number; maxDate: number; revoke: boolean },
  ): Promise<{ changes: BoxChange[]; left: number }> {
    const { messages, total } = await this.store.find(
      owner,
      {
        peer,
        maxId: bounds.maxId === 0 ? undefined : bounds.maxId + 1,
        minDate: bounds.minDate,
        maxDate: bounds.maxDate,
      },
      { offsetId: 0, offsetDate: 0, addOffset: 0, limit: historyStep },
    )
    const changes = await this.store.remove(bounds.revoke ? await this.#allCopies(messages) : messages)
    return { changes, left: total - messages.length }
  }

  async #allCopies(messages: readonly MessageRecord[]): Promise<CopyId[]> {
    const copies = await Promise.all(messages.map(({ origin }) => this.store.copies(origin)))
    return copies.flat()
  }

  async #draft(sender: bigint, peer: bigint, message: Outgoing): Promise<MessageDraft> {
    const { content, replyTo } = message
    const mine = { owner: sender, peer, body: encodeContent({ ...content, reply_to: replyTo }) }
    const reply = replyTo && (await this.#replyOfTheOther(sender, peer, replyTo))
    const theirs = { owner: peer, peer: sender, body: encodeContent({ ...content, reply_to: reply }) }
    return {
      sender,
      date: this.now(),
      groupedId: message.groupedId,
      randomId: message.randomId,
      ...columnsOf(message),
      copies: peer === sender ? [mine] : [mine, theirs],
    }
  }

  /** The same reply as the other side sees it: none, if that side no longer has the message. */
  async #replyOfTheOther(
    sender: bigint,
    peer: bigint,
    reply: Constructor<'messageReplyHeader'>,
  ): Promise<Type<'MessageReplyHeader'> | undefined> {
    const [replied] = await this.store.messages(sender, [reply.reply_to_msg_id ?? 0])
    if (replied?.peer !== peer) throw new RpcError('REPLY_MESSAGE_ID_INVALID')
    const theirs = (await this.store.copies(replied.origin)).find(({ owner }) => owner === peer)
    return theirs && { ...reply, reply_to_msg_id: theirs.id }
  }
}

function columnsOf({
  text,
  shows,
}: Composed): Pick<MessageRecord, 'text' | 'searchText' | 'kind' | 'document'> {
  return {
    text,
    searchText: `${text} ${shows?.fileName ?? ''}`.toLowerCase(),
    kind: shows?.kind,
    document: shows?.id,
  }
}
