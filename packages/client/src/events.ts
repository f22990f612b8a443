import type { Purpose } from './rpc/purpose.ts'
import type { FloodWait } from './rpc/retry-flood.ts'
import type { InternalRetry } from './rpc/retry-internal.ts'
import type { LinkState } from './session/link.ts'

/** What happens beneath the calls, for those who want to show it. Nothing here needs an answer. */
export type ClientEvent =
  | {
      type: 'connection'
      dcId: number
      purpose: Purpose
      /** Of the line, among those of its purpose. */
      number: number
      state: LinkState
      reason?: Error | undefined
    }
  /** A call waits because the server said so. */
  | ({ type: 'flood wait' } & FloodWait)
  /** A call is repeated because the server failed inside. */
  | ({ type: 'internal retry' } & InternalRetry)
  /** A message of the server made no sense and was passed over. */
  | { type: 'nonsense'; error: unknown }
  /** The session could not be stored; the client goes on. */
  | { type: 'session not stored'; error: unknown }

/** Tells whoever listens; a listener's error does not reach the one who tells. */
export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>()

  /** @returns ends it */
  add(listener: (value: T) => void): () => void {
    // A function of its own, so that the same listener may be added twice.
    const entry = (value: T) => listener(value)
    this.#listeners.add(entry)
    return () => this.#listeners.delete(entry)
  }

  tell(value: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(value)
      } catch (error) {
        // Thrown where nobody can catch it, as an event target does: it is the program's own mistake.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }
}
