import { ownerOf } from './owner.ts'
import type { Peeked } from './peek.ts'

/** Chooses the worker a connection is led to: all that a user's clients say should come to one, who remembers it. */
export class Routes {
  readonly #workers: number
  readonly #userOf: (keyId: bigint) => Promise<bigint | undefined>
  /** Temporary keys that are not bound live in the memory of the worker they were made with, and nowhere else. */
  readonly #temporary = new Map<bigint, number>()
  #next = 0

  /** @param userOf who is signed in with a key, permanent or bound to one */
  constructor(workers: number, userOf: (keyId: bigint) => Promise<bigint | undefined>) {
    this.#workers = workers
    this.#userOf = userOf
  }

  /** @param client who speaks HTTP, of which each connection may carry something of any key: the address tells who that is */
  async workerFor(keyId: Peeked['keyId'], client?: string): Promise<number> {
    if (client !== undefined) return ownerOf(numberOf(client), this.#workers)
    // A handshake, or a WebSocket: nothing is known of who speaks.
    if (keyId === 'none' || keyId === 0n) return this.#inTurn()
    const holder = this.#temporary.get(keyId)
    return holder ?? ownerOf((await this.#userOf(keyId)) ?? keyId, this.#workers)
  }

  temporaryKeyMade(id: bigint, worker: number): void {
    this.#temporary.set(id, worker)
  }

  temporaryKeyGone(id: bigint, worker: number): void {
    if (this.#temporary.get(id) === worker) this.#temporary.delete(id)
  }

  /** A worker died, and its temporary keys with it. */
  workerGone(worker: number): void {
    for (const [id, holder] of this.#temporary) if (holder === worker) this.#temporary.delete(id)
  }

  #inTurn(): number {
    const worker = this.#next
    this.#next = (worker + 1) % this.#workers
    return worker
  }
}

/** A number that follows from an address. */
function numberOf(address: string): bigint {
  return [...Buffer.from(address)].reduce(
    (number, byte) => BigInt.asIntN(64, number * 257n + BigInt(byte)),
    0n,
  )
}
