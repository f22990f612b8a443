export type MessageKind = 'client' | 'answer' | 'push'

/** "modulo 4 yields 0" for a client's messages, 1 for answers to them, 3 for all others of the server. */
const lowBits: Record<MessageKind, bigint> = { client: 0n, answer: 1n, push: 3n }

/** Makes the message ids of one side of a session: about the Unix time times 2^32, always growing. */
export class MessageIdSource {
  readonly #clock: () => number
  /** The newest id without its two lowest bits. */
  #last = 0n

  /** @param clock Unix time in milliseconds, the server's on both sides */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  next(kind: MessageKind): bigint {
    const now = ((BigInt(Math.floor(this.#clock())) << 32n) / 1000n) & ~3n
    this.#last = now > this.#last ? now : this.#last + 4n
    // "the lower 32 bits of msg_id passed by the client must not be empty and must present a fractional part"
    if (BigInt.asUintN(32, this.#last) === 0n) this.#last += 4n
    return this.#last | lowBits[kind]
  }
}

/** The Unix time, in milliseconds, that a message id stands for. */
export function timeOfMessageId(msgId: bigint): number {
  return Number((msgId * 1000n) >> 32n)
}
