import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Timers } from '../../session/time.ts'
import type { CallbackAnswer, CallbackReply } from '../../updates/callback-answer.ts'

/** Milliseconds that a bot has to answer. */
const patience = 10_000
/** Presses of buttons that one person, and all at one process, may have unanswered. */
const mostOfUser = 20
const mostOfAll = 10_000

interface Waiting {
  readonly user: bigint
  readonly bot: bigint
  readonly end: (reply: CallbackReply | undefined) => void
}

export interface CallbackQueriesOptions {
  readonly crypto: CryptoProvider
  readonly timers: Pick<Timers, 'after'>
  /** Other processes whose users may wait for the answer. @returns whether one of them did */
  readonly tellOthers?: ((answer: CallbackAnswer) => Promise<boolean>) | undefined
}

/** Presses of buttons that wait for their bots, who may speak with another process than those who pressed. */
export class CallbackQueries {
  readonly #options: CallbackQueriesOptions
  readonly #waiting = new Map<bigint, Waiting>()

  constructor(options: CallbackQueriesOptions) {
    this.#options = options
  }

  /**
   * Waits for the answer of a bot.
   *
   * @param ask tells the bot, by the id it is to answer to
   * @returns undefined when the bot does not answer in time, 'too many' when too much waits already
   */
  async ask(
    user: bigint,
    bot: bigint,
    ask: (query: bigint) => Promise<void>,
  ): Promise<CallbackReply | 'too many' | undefined> {
    const own = [...this.#waiting.values()].filter((waiting) => waiting.user === user)
    if (own.length >= mostOfUser || this.#waiting.size >= mostOfAll) return 'too many'
    const query = this.#newId()
    const { promise, resolve } = Promise.withResolvers<CallbackReply | undefined>()
    this.#waiting.set(query, { user, bot, end: resolve })
    const cancel = this.#options.timers.after(patience, () => resolve(undefined))
    try {
      await ask(query)
      return await promise
    } finally {
      cancel()
      this.#waiting.delete(query)
    }
  }

  /** @returns whether somebody waited for it */
  async answer(answer: CallbackAnswer): Promise<boolean> {
    return this.answerHere(answer) || ((await this.#options.tellOthers?.(answer)) ?? false)
  }

  /** The same for those at this process. */
  answerHere({ query, bot, said }: CallbackAnswer): boolean {
    const waiting = this.#waiting.get(query)
    if (waiting?.bot !== bot) return false
    waiting.end(said)
    return true
  }

  #newId(): bigint {
    const bytes = this.#options.crypto.randomBytes(8)
    return new DataView(bytes.buffer, bytes.byteOffset).getBigInt64(0) || 1n
  }
}
