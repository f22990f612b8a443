import { type Body, lengthOf } from '@longshore/protocol/mtproto/message/body'
import { type MessageToContain, writeContainer } from '@longshore/protocol/mtproto/message/container'
import { isRpcError } from './rpc-result.ts'

/** Messages longer than this travel alone: a container would only copy them once more. */
const ALONE_OVER = 32 * 1024
/** Well below what clients take as one packet. */
const CONTAINER_BYTES = 256 * 1024
/** A container has "up to 1020 messages" for the strictest client. */
const CONTAINER_MESSAGES = 1000
/** msg_id, seqno and length of each message in a container. */
const MESSAGE_HEADER = 16

/** A message with its place in the session, to be sealed and sent. */
export interface NumberedMessage {
  readonly msgId: bigint
  readonly seqNo: number
  readonly body: Body
}

/** Puts messages that are ready at the same time into as few envelopes as is sensible. */
export class Packer {
  readonly #numberContainer: () => { msgId: bigint; seqNo: number }
  readonly #envelopes: NumberedMessage[] = []
  #batch: MessageToContain[] = []
  #batchBytes = 0
  #batchNeedsContainer = false
  /** Telegram Web A throws on an rpc_error and loses what comes after it in its container: nothing does. */
  #endsWithError = false

  /** @param numberContainer the next msg_id, so that it is above those inside, and a seq_no */
  constructor(numberContainer: () => { msgId: bigint; seqNo: number }) {
    this.#numberContainer = numberContainer
  }

  /** Whether a container, into which another small message would fit, is being filled. */
  get hasBatch(): boolean {
    return this.#batch.length > 0 && !this.#endsWithError
  }

  /** Whether a message would travel in one envelope with all that was added, and with what is confirmed beside it. */
  hasRoomFor(body: Body): boolean {
    if (this.#envelopes.length > 0 || this.#endsWithError) return false
    const bytes = lengthOf(body)
    if (bytes > ALONE_OVER) return this.#batch.length === 0
    return (
      this.#batchBytes + bytes + MESSAGE_HEADER <= CONTAINER_BYTES / 2 &&
      this.#batch.length < CONTAINER_MESSAGES - 1
    )
  }

  add(message: NumberedMessage): void {
    if (lengthOf(message.body) > ALONE_OVER) this.#envelopes.push(message)
    else this.#join(message)
  }

  /** "A message that got lost must not be sent again alone under the same msg_id": it goes into a container. */
  addRepeated(message: NumberedMessage): void {
    this.#join(message)
    this.#batchNeedsContainer = true
  }

  /** The envelopes, in the order they are to be sent. */
  finish(): NumberedMessage[] {
    this.#close()
    return this.#envelopes
  }

  #join({ msgId, seqNo, body }: NumberedMessage): void {
    const bytes = lengthOf(body) + MESSAGE_HEADER
    const full = this.#batchBytes + bytes > CONTAINER_BYTES || this.#batch.length === CONTAINER_MESSAGES
    if (full || this.#endsWithError) this.#close()
    this.#batch.push({ msgId, seqNo, body })
    this.#batchBytes += bytes
    this.#endsWithError = isRpcError(body)
  }

  #close(): void {
    const [first, second] = this.#batch
    if (!first) return
    const alone = !second && !this.#batchNeedsContainer
    this.#envelopes.push(alone ? first : { ...this.#numberContainer(), body: writeContainer(this.#batch) })
    this.#batch = []
    this.#batchBytes = 0
    this.#batchNeedsContainer = false
    this.#endsWithError = false
  }
}
