import type { MethodName, Result } from '@longshore/protocol/schema/api'
import { orAborted } from '../time/abort.ts'
import type { ParamsAtTurn, Transfer, TransferCallOptions } from '../transfer/transfers.ts'

/** A transfer while there is something to fetch, and none between: a file that is open but not read takes no turn. */
export class TransferOnDemand implements Pick<Transfer, 'call'> {
  readonly #begin: (signal: AbortSignal) => Promise<Transfer>
  #current: { transfer: Promise<Transfer>; stop: AbortController } | undefined
  #users = 0

  /** @param begin may wait for its turn; the signal tells it that nobody needs it any more */
  constructor(begin: (signal: AbortSignal) => Promise<Transfer>) {
    this.#begin = begin
  }

  /** Calls that belong together are made in here: the transfer does not end between them. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#users++
    try {
      return await work()
    } finally {
      this.#users--
      if (this.#users === 0) this.#end()
    }
  }

  async call<M extends MethodName>(
    method: M,
    params: ParamsAtTurn<M>,
    options: TransferCallOptions,
  ): Promise<Result<M>> {
    this.#current ??= this.#begun()
    const transfer = await orAborted(this.#current.transfer, options.signal)
    return await transfer.call(method, params, options)
  }

  #begun(): { transfer: Promise<Transfer>; stop: AbortController } {
    const stop = new AbortController()
    return { transfer: this.#begin(stop.signal), stop }
  }

  #end(): void {
    const ended = this.#current
    this.#current = undefined
    ended?.stop.abort()
    ended?.transfer.then(
      (transfer) => transfer.end(),
      // It never began: who waited for it has been told.
      () => {},
    )
  }
}
