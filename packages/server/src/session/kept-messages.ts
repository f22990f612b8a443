import type { Link } from './link.ts'
import type { ReceivedMessage } from './received-messages.ts'

/** A message that was sent and may have to be sent again. */
export interface KeptMessage {
  readonly id: bigint
  readonly seqNo: number
  readonly body: Uint8Array
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

/** Messages a client has not acknowledged: when there are too many, or of too many bytes, the oldest are forgotten. */
export class KeptMessages {
  readonly #limits: ShelfLimits
  /** In the order they were sent. */
  readonly #messages = new Map<bigint, KeptMessage>()
  #bytes = 0

  constructor(limits: ShelfLimits) {
    this.#limits = limits
  }

  get(id: bigint): KeptMessage | undefined {
    return this.#messages.get(id)
  }

  all(): IterableIterator<KeptMessage> {
    return this.#messages.values()
  }

  add(message: KeptMessage): void {
    this.#messages.set(message.id, message)
    this.#bytes += message.body.length
    for (const oldest of this.#messages.values()) {
      if (this.#messages.size <= this.#limits.messages && this.#bytes <= this.#limits.bytes) return
      this.remove(oldest.id)
    }
  }

  remove(id: bigint): KeptMessage | undefined {
    const message = this.#messages.get(id)
    if (!message) return undefined
    this.#messages.delete(id)
    this.#bytes -= message.body.length
    return message
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
}
