import { randomFillSync } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'

/** Bytes of a disk that are held for the case that something else has taken the rest of it. */
export function ballastSize(reserve: number): number {
  return Math.min(4 * 2 ** 20, Math.floor(reserve / 4))
}

/**
 * A file of nothing. When another program has filled the disk it is removed, and its room is that of rows and their log:
 * the reserve of free space keeps only our own files away.
 */
export class Ballast {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  /** Bytes that giving it up would free. */
  get size(): number {
    return statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0
  }

  giveUp(): void {
    rmSync(this.#path, { force: true })
  }

  /** Takes so many bytes; none where there is no room after all. Not of zeros: a file system may keep none of those. */
  take(bytes: number): void {
    if (this.size === bytes) return
    const file = openSync(this.#path, 'w', 0o600)
    try {
      writeSync(file, randomFillSync(Buffer.alloc(bytes)))
      fsyncSync(file)
    } catch {
      this.giveUp()
    } finally {
      closeSync(file)
    }
  }
}
