import { Budget, type BudgetLimits, type Holding } from '../budget/budget.ts'
import { HandshakeTalk } from '../session/handshake-talk.ts'
import type { Cancel, Timers } from '../session/time.ts'

/** Handshakes that go on over HTTP, at most. */
const MOST: BudgetLimits = { ofAll: 500, perAddress: 20 }
/** Milliseconds that one may take. */
const LIFE = 60_000
/** Behind auth_key_id, message_id, length and the constructor's id: in all that a client says in a handshake. */
const NONCE = { at: 24, bytes: 16 }

interface Known {
  readonly talk: HandshakeTalk
  readonly place: Holding
  readonly cancel: Cancel
}

/** A handshake is three requests of HTTP, perhaps over three connections: their nonce holds them together. */
export class HttpHandshakes {
  readonly #timers: Timers
  readonly #known = new Map<string, Known>()
  readonly #budget: Budget

  constructor(timers: Timers, most = MOST) {
    this.#timers = timers
    this.#budget = new Budget(most)
  }

  /** The handshake that a payload without a key belongs to; undefined for any other payload. */
  of(address: string, payload: Uint8Array): HandshakeTalk | undefined {
    const { at, bytes } = NONCE
    if (payload.length < at + bytes || !isPlain(payload)) return undefined
    const name = `${address} ${Buffer.from(payload.subarray(at, at + bytes)).toString('hex')}`
    return (this.#known.get(name) ?? this.#begin(address, name)).talk
  }

  close(): void {
    for (const name of [...this.#known.keys()]) this.#forget(name)
  }

  #begin(address: string, name: string): Known {
    const talk = new HandshakeTalk()
    const place = this.#budget.hold({ address }, () => this.#forget(name))
    const known = { talk, place, cancel: this.#timers.after(LIFE, () => this.#forget(name)) }
    this.#known.set(name, known)
    place.set(1)
    return known
  }

  #forget(name: string): void {
    const known = this.#known.get(name)
    if (!known) return
    this.#known.delete(name)
    known.cancel()
    known.place.release()
  }
}

function isPlain(payload: Uint8Array): boolean {
  return payload.subarray(0, 8).every((byte) => byte === 0)
}
