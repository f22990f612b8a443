import { type Body, lengthOf } from '@longshore/protocol/mtproto/message/body'
import type { Holding } from '../budget/budget.ts'
import type { Link } from './link.ts'
import type { ReceivedMessage } from './received-messages.ts'

/** A message that was sent and may have to be sent again. */
export interface KeptMessage {
  readonly id: bigint
  readonly seqNo: number
  readonly body: Body
  /** The request it answers. */
  readonly answers: ReceivedMessage | undefined
  /** Unix milliseconds. */
  readonly sentAt: number
  /** The connection it went out on last. */
  link: Link
}

export interface ShelfLimits {
  readonly messages: number
  readonly bytes: number
}

/** What a message takes beside its bytes. */
export const AROUND_A_MESSAGE = 256

/** Messages a client has not acknowledged: when there are too many, or of too many bytes, the oldest are forgotten. */
export class KeptMessages {
  readonly #limits: ShelfLimits
  readonly #counted: Holding
  readonly #onForgotten: (message: KeptMessage) => void
  #isClosed = false
  /** In the order they were sent. */
  readonly #messages = new Map<bigint, KeptMessage>()
  #bytes = 0

  /**
   * @param count begins to count them among all that are kept: where those are too many, the oldest is forgotten
   * @param onForgotten called for every message that is not kept any more
   */
  constructor(
    limits: ShelfLimits,
    count: (giveUp: () => void) => Holding,
    onForgotten: (message: KeptMessage) => void = () => {},
  ) {
    this.#limits = limits
    this.#counted = count(() => this.#forgetOldest())
    this.#onForgotten = onForgotten
  }

  get(id: bigint): KeptMessage | undefined {
    return this.#messages.get(id)
  }

  all(): IterableIterator<KeptMessage> {
    return this.#messages.values()
  }

  add(message: KeptMessage): void {
    if (this.#isClosed) return
    this.#messages.set(message.id, message)
    this.#count(message, 1)
    for (const oldest of this.#messages.values()) {
      if (!this.#isOver) return
      this.remove(oldest.id)
    }
  }

  remove(id: bigint): KeptMessage | undefined {
    const message = this.#messages.get(id)
    if (!message) return undefined
    this.#messages.delete(id)
    this.#count(message, -1)
    this.#onForgotten(message)
    return message
  }

  /** Forgets everything, and keeps nothing from now on. */
  close(): void {
    this.#isClosed = true
    for (const id of this.#messages.keys()) this.remove(id)
  }

  /** Forgets what was sent over a connection. */
  removeSentOn(link: Link): void {
    for (const message of this.#messages.values()) if (message.link === link) this.remove(message.id)
  }

  /** Forgets what was sent before `time`, in Unix milliseconds. */
  removeSentBefore(time: number): void {
    for (const message of this.#messages.values()) {
      if (message.sentAt >= time) return
      this.remove(message.id)
    }
  }

  get #isOver(): boolean {
    const { messages, bytes } = this.#limits
    return this.#messages.size > messages || this.#bytes > bytes
  }

  #forgetOldest(): void {
    const [oldest] = this.#messages.keys()
    if (oldest !== undefined) this.remove(oldest)
  }

  #count({ body }: KeptMessage, sign: 1 | -1): void {
    const bytes = lengthOf(body)
    this.#bytes += sign * bytes
    this.#counted.change(sign * (bytes + AROUND_A_MESSAGE))
  }
}
