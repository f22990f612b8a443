import type { ReceivedMessages } from './received-messages.ts'
import { serviceMessage } from './service-message.ts'
import type { Cancel, Timers } from './time.ts'

/** "msgs_ack <= 8192 ids". */
const MOST_IDS = 8192

export interface AcknowledgementsOptions {
  readonly timers: Timers
  /** Milliseconds. */
  readonly wait: number
  readonly received: ReceivedMessages
  /** Called when acknowledgements should go out, even if nothing else does. */
  readonly due: () => void
}

/** The received messages that neither an answer nor msgs_ack has confirmed to the client. */
export class Acknowledgements {
  readonly #options: AcknowledgementsOptions
  readonly #ids = new Set<bigint>()
  #cancel: Cancel | undefined
  #due = false

  constructor(options: AcknowledgementsOptions) {
    this.#options = options
  }

  /** Whether they should not wait for other messages to travel with. */
  get due(): boolean {
    return this.#due
  }

  add(id: bigint): void {
    this.#ids.add(id)
    if (this.#ids.size >= MOST_IDS) this.#fallDue()
    else this.#cancel ??= this.#options.timers.after(this.#options.wait, () => this.#fallDue())
  }

  /** An rpc_result confirms its request. */
  remove(id: bigint): void {
    this.#ids.delete(id)
  }

  /** A msgs_ack of what there is to confirm. */
  take(): Uint8Array | undefined {
    this.#due = false
    if (this.#ids.size === 0) return undefined
    const ids = [...this.#ids].slice(0, MOST_IDS)
    for (const id of ids) {
      this.#ids.delete(id)
      const message = this.#options.received.find(id)
      if (message) message.acknowledged = true
    }
    if (this.#ids.size > 0) this.#fallDue()
    return serviceMessage({ _: 'msgs_ack', msg_ids: ids })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #fallDue(): void {
    this.stop()
    if (this.#ids.size === 0) return
    this.#due = true
    this.#options.due()
  }
}
