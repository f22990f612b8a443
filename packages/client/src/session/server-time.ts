import { timeOfMessageId } from '@longshore/protocol/mtproto/message/message-id'
import type { Clock } from '../time/clock.ts'

/** "msg_id values that belong over 30 seconds in the future or over 300 seconds in the past are to be ignored" */
const latest = 30_000
const earliest = -300_000

/** The server's clock, as far as it is known: message ids are made by it and checked against it. */
export class ServerTime {
  readonly #clock: Clock
  #offset: number | undefined

  /** @param offset milliseconds the server's clock is ahead of this one, when the handshake has told. */
  constructor(clock: Clock, offset?: number) {
    this.#clock = clock
    this.#offset = offset
  }

  /** Unix time in milliseconds. */
  now(): number {
    return this.#clock.now() + (this.#offset ?? 0)
  }

  /** Takes the time a message of the server was made as the time it is. */
  learn(msgId: bigint): void {
    this.#offset = timeOfMessageId(msgId) - this.#clock.now()
  }

  /** Whether a message of the server may have been made now. While the time is unknown, the first one tells it. */
  accepts(msgId: bigint): boolean {
    if (this.#offset === undefined) this.learn(msgId)
    const age = timeOfMessageId(msgId) - this.now()
    return age >= earliest && age <= latest
  }

  /** Whatever was known may be wrong: this machine's clock may have jumped. */
  doubt(): void {
    this.#offset = undefined
  }
}
