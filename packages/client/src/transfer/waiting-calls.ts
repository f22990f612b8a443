import type { ActiveTransfer } from './active-transfer.ts'

export interface WaitingCall<Connection> {
  readonly transfer: ActiveTransfer
  /** 0 for one that takes no room. */
  readonly bytes: number
  /** The rate has let it through before. */
  readonly isPaid: boolean
  readonly grant: (connection: Connection) => void
  readonly fail: (reason: unknown) => void
}

/**
 * Calls that wait to be made. Those of one transfer go in the order they were asked for. Of several transfers the one
 * of the greatest priority goes first, of equals the one that has least under way: so they share evenly.
 */
export class WaitingCalls<Connection> {
  readonly #calls = new Map<ActiveTransfer, WaitingCall<Connection>[]>()

  /** @param again it was made before, and goes before those that were not */
  add(call: WaitingCall<Connection>, again: boolean): void {
    const calls = this.#calls.get(call.transfer) ?? []
    if (again) calls.unshift(call)
    else calls.push(call)
    this.#calls.set(call.transfer, calls)
  }

  /** @returns whether it was still waiting */
  remove(call: WaitingCall<Connection>): boolean {
    const calls = this.#calls.get(call.transfer)
    const place = calls?.indexOf(call) ?? -1
    if (calls === undefined || place < 0) return false
    calls.splice(place, 1)
    // Whoever was served goes behind its equals.
    this.#calls.delete(call.transfer)
    if (calls.length > 0) this.#calls.set(call.transfer, calls)
    return true
  }

  /** The call whose turn it is. */
  next(): WaitingCall<Connection> | undefined {
    let best: ActiveTransfer | undefined
    for (const transfer of this.#calls.keys()) {
      if (transfer.hasTurn && (best === undefined || goesBefore(transfer, best))) best = transfer
    }
    return best && this.#calls.get(best)?.[0]
  }

  /** Takes out all of them. */
  takeAll(): WaitingCall<Connection>[] {
    const all = [...this.#calls.values()].flat()
    this.#calls.clear()
    return all
  }
}

function goesBefore(a: ActiveTransfer, b: ActiveTransfer): boolean {
  return a.priority === b.priority ? a.underWay < b.underWay : a.priority > b.priority
}
