import { type Body, lengthOf } from '@longshore/protocol/mtproto/message/body'
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

/** Bytes that all sessions of the server may keep together. */
export class KeptBytes {
  readonly #limit: number
  #bytes = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get isOver(): boolean {
    return this.#bytes > this.#limit
  }

  change(bytes: number): void {
    this.#bytes += bytes
  }
}

/** Messages a client has not acknowledged: when there are too many, or of too many bytes, the oldest are forgotten. */
export class KeptMessages {
  readonly #limits: ShelfLimits
  readonly #ofAll: KeptBytes
  readonly #onForgotten: (message: KeptMessage) => void
  #isClosed = false
  /** In the order they were sent. */
  readonly #messages = new Map<bigint, KeptMessage>()
  #bytes = 0

  /**
   * @param onForgotten called for every message that is not kept any more
   * @param ofAll what this shelf shares with all others: where that is used up, who wants to keep more forgets more
   */
  constructor(limits: ShelfLimits, ofAll: KeptBytes, onForgotten: (message: KeptMessage) => void = () => {}) {
    this.#limits = limits
    this.#ofAll = ofAll
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
    this.#count(lengthOf(message.body))
    for (const oldest of this.#messages.values()) {
      if (!this.#isOver) return
      this.remove(oldest.id)
    }
  }

  remove(id: bigint): KeptMessage | undefined {
    const message = this.#messages.get(id)
    if (!message) return undefined
    this.#messages.delete(id)
    this.#count(-lengthOf(message.body))
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
    return this.#messages.size > messages || this.#bytes > bytes || this.#ofAll.isOver
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#ofAll.change(bytes)
  }
}
