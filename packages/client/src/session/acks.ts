import type { Clock } from '../time/clock.ts'

/** "every 60 s or when there are more than 16 messages" would do; answers kept for us cost the server memory. */
const longestWait = 5_000
const most = 16
/** msgs_ack takes 8192 ids. */
const mostAtOnce = 8192

/** Messages of the server that it must be told have arrived. They go along with whatever is sent next. */
export class Acks {
  readonly #clock: Clock
  readonly #onDue: () => void
  #ids: bigint[] = []
  #cancel: (() => void) | undefined

  /** @param onDue called when they should not wait any longer for something to go along with */
  constructor(clock: Clock, onDue: () => void) {
    this.#clock = clock
    this.#onDue = onDue
  }

  add(msgId: bigint): void {
    this.#ids.push(msgId)
    if (this.#ids.length >= most) this.#onDue()
    else this.#cancel ??= this.#clock.after(longestWait, this.#onDue)
  }

  /** There is no connection: they wait for the next one, however long that takes. */
  hold(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  /** The ids to send now; they count as sent. */
  take(): bigint[] {
    this.hold()
    return this.#ids.splice(0, mostAtOnce)
  }

  /** Forgets them: they belong to a session that has ended. */
  clear(): void {
    this.take()
    this.#ids = []
  }
}
