import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { waitingFor } from '../../../observe/waits.ts'
import { StorageBusy } from '../../ports/storage-error.ts'
import { isBusy, toldAsFull } from './sqlite-error.ts'

/** How changes wait for others that write. Time comes in from outside. */
export interface Patience {
  /** Milliseconds. */
  readonly clock: () => number
  readonly wait: (milliseconds: number) => Promise<void>
  /** Is told once when it takes long, and once when that is over. */
  readonly slow?: ((what: 'begins' | 'ends', milliseconds: number) => void) | undefined
}

/** Milliseconds after which a change is given up: the client that asked for it still waits then, and asks again. */
const LONGEST = 5_000
/** Milliseconds after which somebody should be told: the server's own processes take none of this. */
const LONG = 500
/** Milliseconds between attempts, the last one again and again. Those of the server's own processes are over at once. */
const PAUSES = [0, 0, 1, 1, 2, 5, 10, 20, 50]

interface Waiting {
  readonly since: number
  /** @returns false where somebody else writes */
  readonly attempt: () => boolean
  readonly giveUp: (error: StorageBusy) => void
}

/**
 * The transactions of one connection, one after the other in the order they were asked for. A lock that somebody else
 * holds is waited for without keeping the thread, so that reading and everything else goes on meanwhile.
 */
export class Transactions {
  readonly #database: DatabaseSync
  readonly #patience: Patience | undefined
  readonly #waiting: Waiting[] = []
  #begin: StatementSync | undefined
  #commit: StatementSync | undefined

  constructor(database: DatabaseSync, patience?: Patience | undefined) {
    this.#database = database
    this.#patience = patience
  }

  run<T>(work: () => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const one: Waiting = {
      since: this.#patience?.clock() ?? 0,
      attempt: () => this.#attempt(work, resolve, reject),
      giveUp: reject,
    }
    if (this.#waiting.length > 0) this.#waiting.push(one)
    else if (one.attempt()) return promise
    else this.#waitWith(one)
    return waitingFor('the lock of the database', promise)
  }

  #waitWith(one: Waiting): void {
    if (!this.#patience) one.giveUp(busy())
    else {
      this.#waiting.push(one)
      void this.#waitForTurn(this.#patience)
    }
  }

  async #waitForTurn({ clock, wait, slow }: Patience): Promise<void> {
    let since = clock()
    let isSlow = false
    for (let failed = 0; this.#waiting.length > 0; failed++) {
      await wait(PAUSES[failed] ?? PAUSES.at(-1) ?? 0)
      if (this.#attemptAll() > 0) {
        if (isSlow) slow?.('ends', clock() - since)
        since = clock()
        isSlow = false
        failed = 0
      }
      if (!isSlow && this.#waiting.length > 0 && clock() - since >= LONG) {
        slow?.('begins', clock() - since)
        isSlow = true
      }
      this.#giveUpBefore(clock() - LONGEST)
    }
  }

  /** @returns how many had their turn */
  #attemptAll(): number {
    for (let done = 0; ; done++) {
      if (!this.#waiting[0]?.attempt()) return done
      this.#waiting.shift()
    }
  }

  #giveUpBefore(time: number): void {
    while (this.#waiting[0] && this.#waiting[0].since <= time) this.#waiting.shift()?.giveUp(busy())
  }

  #attempt<T>(work: () => T, resolve: (result: T) => void, reject: (error: unknown) => void): boolean {
    try {
      this.#beginNow()
    } catch (error) {
      if (isBusy(error)) return false
      reject(toldAsFull(error))
      return true
    }
    try {
      const result = work()
      this.#commitNow()
      resolve(result)
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      reject(toldAsFull(error))
    }
    return true
  }

  #beginNow(): void {
    this.#begin ??= this.#prepareBegin()
    this.#begin.run()
  }

  /** Whoever opens a database waits in the thread; from its first transaction on nobody does. */
  #prepareBegin(): StatementSync {
    this.#database.exec('PRAGMA busy_timeout = 0')
    return this.#database.prepare('BEGIN IMMEDIATE')
  }

  #commitNow(): void {
    this.#commit ??= this.#database.prepare('COMMIT')
    this.#commit.run()
  }
}

function busy(): StorageBusy {
  return new StorageBusy('another program keeps the database from being written')
}
