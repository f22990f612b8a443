import type { Direction } from './transfers.ts'

/** How many files may be under way at once, per data center and direction (help.getAppConfig). */
export interface QueueLimits {
  /** small_queue_max_active_operations_count: files up to 20 MB. */
  readonly small: number
  /** large_queue_max_active_operations_count: larger ones. */
  readonly large: number
}

export const defaultQueueLimits: QueueLimits = { small: 5, large: 2 }
export const largeBeyond = 20 * 1024 * 1024

export interface Operation {
  readonly direction: Direction
  readonly dcId: number
  readonly size?: number | undefined
  readonly priority: number
  readonly signal?: AbortSignal | undefined
  /** Told when its turn is taken by one that matters more, and when it is given back. */
  readonly onTurn: (hasTurn: boolean) => void
}

/**
 * "clients should limit the parallelism to download at most small_queue_max_active_operations_count /
 * large_queue_max_active_operations_count files in parallel when downloading files smaller/bigger than 20MB"
 * (api/files), and uploads likewise. One of a greater priority does not wait for lesser ones: it takes the turn of the
 * last of them until it ends.
 */
export class ActiveOperations {
  readonly #queues = new Map<string, Queue>()
  #limits: QueueLimits

  constructor(limits: QueueLimits) {
    this.#limits = limits
  }

  limit(limits: QueueLimits): void {
    this.#limits = limits
    for (const queue of this.#queues.values()) queue.giveTurns()
  }

  /** Resolves when its turn has come, with what ends it; an abort before that rejects at once. */
  begin(operation: Operation): Promise<() => void> {
    const { direction, dcId, size = 0 } = operation
    const kind = size > largeBeyond ? 'large' : 'small'
    const name = `${direction} ${dcId} ${kind}`
    const queue = this.#queues.get(name) ?? new Queue(() => this.#limits[kind])
    this.#queues.set(name, queue)
    return queue.enter(operation)
  }

  /** Fails all that wait for their turn. */
  close(reason: Error): void {
    for (const queue of this.#queues.values()) queue.close(reason)
  }
}

interface Entry {
  readonly operation: Operation
  hasTurn: boolean
  /** Until its first turn. */
  waiting: { admit(): void; fail(reason: unknown): void } | undefined
}

class Queue {
  readonly #limit: () => number
  /** Those that go first come first. */
  readonly #entries: Entry[] = []

  constructor(limit: () => number) {
    this.#limit = limit
  }

  enter(operation: Operation): Promise<() => void> {
    const { signal, priority } = operation
    if (signal?.aborted) return Promise.reject(signal.reason)
    return new Promise((resolve, reject) => {
      const entry: Entry = { operation, hasTurn: false, waiting: undefined }
      const leave = () => this.#leave(entry)
      const giveUp = () => entry.waiting?.fail(signal?.reason)
      const settle = () => {
        signal?.removeEventListener('abort', giveUp)
        entry.waiting = undefined
      }
      entry.waiting = {
        admit: () => {
          settle()
          resolve(leave)
        },
        fail: (reason) => {
          settle()
          leave()
          reject(reason)
        },
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      const lesser = this.#entries.findIndex((other) => other.operation.priority < priority)
      this.#entries.splice(lesser < 0 ? this.#entries.length : lesser, 0, entry)
      this.giveTurns()
    })
  }

  giveTurns(): void {
    const atOnce = this.#limit()
    for (const [place, entry] of this.#entries.entries()) {
      const hasTurn = place < atOnce
      if (entry.hasTurn === hasTurn) continue
      entry.hasTurn = hasTurn
      if (entry.waiting) entry.waiting.admit()
      else entry.operation.onTurn(hasTurn)
    }
  }

  close(reason: Error): void {
    for (const { waiting } of [...this.#entries]) waiting?.fail(reason)
  }

  #leave(entry: Entry): void {
    const place = this.#entries.indexOf(entry)
    if (place < 0) return
    this.#entries.splice(place, 1)
    this.giveTurns()
  }
}
