import { StorageFull } from '../../ports/storage-error.ts'

const MiB = 2 ** 20

/** Bytes of a file system: those an ordinary program may still take, and all. */
export interface DiskSpace {
  readonly free: number
  readonly total: number
}

/** Whether files of users are taken. */
export type RoomState = 'ample' | 'short'

export interface DiskRoomOptions {
  readonly measure: () => Promise<DiskSpace>
  /** Bytes that users' files leave to everything else; `usualReserve` when absent. */
  readonly reserve?: number | undefined
  /** Unix ms. */
  readonly clock: () => number
}

/** So much of what is left is given out without measuring again, and no more than so many bytes, or so long (ms). */
const SHARE_UNMEASURED = 1 / 64
const MOST_UNMEASURED = 16 * MiB
const MEASURED_FOR = 1000

/** An eighth of a small disk, and no more of a large one than rows and their log will ever need in a hurry. */
export function usualReserve(total: number): number {
  return Math.min(256 * MiB, Math.floor(total / 8))
}

/**
 * The room that users' bytes have on a disk: they stop at a reserve, which is left to rows, to their log and to the next
 * start. So a disk that is full keeps nobody from signing in, reading, writing a text or deleting.
 */
export class DiskRoom {
  readonly #options: DiskRoomOptions
  /** Bytes that may still be given out without measuring. */
  #unmeasured = 0
  #measuredAt = Number.NEGATIVE_INFINITY
  #measuring: Promise<DiskSpace> | undefined
  /** Bytes that are being written: the file system may not count them yet. */
  #underWay = 0
  #state: RoomState = 'ample'

  constructor(options: DiskRoomOptions) {
    this.#options = options
  }

  /** What was found when somebody last asked for room, or looked. */
  get state(): RoomState {
    return this.#state
  }

  /** Runs `work`, which writes so many bytes, if they have room. @throws StorageFull */
  async take<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    // Between what is decided and what is counted nobody else may decide.
    if (!this.#givesUnmeasured(bytes)) this.#decide(bytes, await this.#measure())
    this.#underWay += bytes
    try {
      return await work()
    } finally {
      this.#underWay -= bytes
    }
  }

  /** Resolves when so many bytes have room. @throws StorageFull */
  async admit(bytes: number): Promise<void> {
    if (!this.#givesUnmeasured(bytes)) this.#decide(bytes, await this.#measure())
  }

  /** Measures, and decides whether there is room again: so much more than the reserve that it lasts a while. */
  async look(): Promise<DiskSpace & { readonly reserve: number; readonly state: RoomState }> {
    const space = await this.#measure()
    const reserve = this.reserveOf(space.total)
    if (space.free <= reserve) this.#state = 'short'
    else if (space.free > reserve * 1.5) this.#state = 'ample'
    return { ...space, reserve, state: this.#state }
  }

  reserveOf(total: number): number {
    return this.#options.reserve ?? usualReserve(total)
  }

  #decide(bytes: number, { free, total }: DiskSpace): void {
    const left = free - this.#underWay - this.reserveOf(total) - bytes
    if (left < 0) {
      this.#state = 'short'
      throw new StorageFull(
        `the disk has ${free} bytes left, and files of users leave the last of them alone`,
      )
    }
    this.#unmeasured = Math.min(MOST_UNMEASURED, left * SHARE_UNMEASURED)
  }

  #givesUnmeasured(bytes: number): boolean {
    if (bytes > this.#unmeasured || this.#options.clock() - this.#measuredAt > MEASURED_FOR) return false
    this.#unmeasured -= bytes
    return true
  }

  /** Those who ask at the same time share the answer. */
  #measure(): Promise<DiskSpace> {
    this.#measuring ??= this.#options.measure().finally(() => {
      this.#measuring = undefined
      this.#measuredAt = this.#options.clock()
      this.#unmeasured = 0
    })
    return this.#measuring
  }
}
