import type { Holding } from '../budget/budget.ts'

/** What became of a message. Only requests, which the API runs, get further than `received`. */
export type Progress = 'received' | 'running' | 'answered' | 'failed'

/** A client's message as its session remembers it. */
export interface ReceivedMessage {
  readonly id: bigint
  readonly seqNo: number
  progress: Progress
  /** msgs_ack named it. */
  acknowledged: boolean
  /** rpc_drop_answer named it: nobody waits for the answer. */
  dropped: boolean
  /** The message that answers it, once that was sent. */
  answerId: bigint | undefined
  /** The client said that it has the answer. */
  answerReceived: boolean
}

/** The newest messages a session received, a bounded number of them. */
export class ReceivedMessages {
  readonly #limit: number
  readonly #counted: Holding | undefined
  #isClosed = false
  /** In the order of their arrival. */
  readonly #messages = new Map<bigint, ReceivedMessage>()
  #newest = 0n
  #forgottenUpTo = 0n

  /** @param count begins to count them among all that are remembered; where those are too many, some are forgotten */
  constructor(limit: number, count?: (giveUp: () => void) => Holding) {
    this.#limit = limit
    this.#counted = count?.(() => this.#forgetHalf())
  }

  /** The highest id received. */
  get newest(): bigint {
    return this.#newest
  }

  /** The highest id that was received and is not remembered. */
  get forgottenUpTo(): bigint {
    return this.#forgottenUpTo
  }

  find(id: bigint): ReceivedMessage | undefined {
    return this.#messages.get(id)
  }

  add(id: bigint, seqNo: number): ReceivedMessage {
    const message: ReceivedMessage = {
      id,
      seqNo,
      progress: 'received',
      acknowledged: false,
      dropped: false,
      answerId: undefined,
      answerReceived: false,
    }
    this.#messages.set(id, message)
    if (!this.#isClosed) this.#counted?.change(1)
    if (id > this.#newest) this.#newest = id
    if (this.#messages.size > this.#limit) this.forgetOldest(() => this.#messages.size > this.#limit)
    return message
  }

  /** As if it had never come: the client may send a better one under the same id. */
  remove(id: bigint): void {
    if (this.#messages.delete(id) && !this.#isClosed) this.#counted?.change(-1)
  }

  /** Nothing is remembered any more. */
  close(): void {
    this.#isClosed = true
    this.#messages.clear()
    this.#counted?.release()
  }

  /** Forgets the oldest ones, up to the first of which something may still become. */
  forgetOldest(isOver: (message: ReceivedMessage) => boolean): void {
    for (const message of this.#messages.values()) {
      if (!isOver(message)) return
      this.#forget(message)
    }
  }

  #forgetHalf(): void {
    let left = Math.ceil(this.#messages.size / 2)
    this.forgetOldest(() => left-- > 0)
  }

  #forget({ id }: ReceivedMessage): void {
    this.remove(id)
    if (id > this.#forgottenUpTo) this.#forgottenUpTo = id
  }
}
