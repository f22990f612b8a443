import { Speed } from './speed.ts'

/** How far one file is, and how fast it gets there in this run. */
export class FileProgress {
  readonly name: string
  size: number | undefined
  readonly speed: Speed
  /** Bytes that are there. */
  transferred = 0
  /** The most that were there: what has to be sent again after a connection broke moves nothing on. */
  #farthest = 0

  constructor(name: string, size: number | undefined, now: () => number) {
    this.name = name
    this.size = size
    this.speed = new Speed(now)
  }

  /** So many bytes were there before this run, or are no use. */
  startAt(transferred: number): void {
    this.transferred = transferred
    this.#farthest = transferred
  }

  /** @returns the bytes by which it came on */
  reached(transferred: number): number {
    this.transferred = transferred
    const moved = Math.max(0, transferred - this.#farthest)
    this.#farthest += moved
    this.speed.moved(moved)
    return moved
  }

  get bytesPerSecond(): number {
    return this.speed.bytesPerSecond
  }

  /** Seconds; undefined while nobody can know. */
  get left(): number | undefined {
    return this.speed.secondsFor(this.size === undefined ? undefined : this.size - this.transferred)
  }
}
