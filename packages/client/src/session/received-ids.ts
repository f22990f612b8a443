/**
 * "The client must check that msg_id has not been received before ... the identifiers of the last N messages received
 * from the other side must be stored, and if a message comes in with an identifier lower than all or equal to any of
 * the stored values, that message is to be ignored" (security guidelines).
 */
const kept = 1024

export class ReceivedIds {
  #ids = new Set<bigint>()
  /** Everything up to here counts as received. */
  #floor = 0n

  /** Whether the id is new; if so, it no longer is. */
  add(msgId: bigint): boolean {
    if (msgId <= this.#floor || this.#ids.has(msgId)) return false
    this.#ids.add(msgId)
    if (this.#ids.size >= 2 * kept) this.#forgetOldest()
    return true
  }

  has(msgId: bigint): boolean {
    return msgId <= this.#floor || this.#ids.has(msgId)
  }

  #forgetOldest(): void {
    const sorted = [...this.#ids].sort((a, b) => (a < b ? -1 : 1))
    this.#floor = sorted[kept - 1] ?? this.#floor
    this.#ids = new Set(sorted.slice(kept))
  }
}
