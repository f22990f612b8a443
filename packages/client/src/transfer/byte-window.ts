/** Every line begins with this many bytes under way. */
export const firstWindow = 1024 * 1024
/** A smaller window would only cost: one part passes anyway. */
const leastWindow = 256 * 1024
/** What a window grows by in a round, once it has found its size. */
const step = 256 * 1024
/** Milliseconds that calls may wait in queues on the way: less is noise, more keeps other programs waiting. */
const patience = 50

/**
 * How many bytes may be under way on one line. It doubles with every round trip while answers come as fast as on an
 * empty way; from the first queue on it grows by a step in a round and shrinks to what the way holds.
 */
export class ByteWindow {
  readonly #most: number
  #size: number
  #underWay = 0
  #doubling = true
  #growing = true
  #wasFull = false
  /** Of a call on an empty way, in milliseconds. */
  #least: number
  /** What was seen since some moment: all calls that were made after it tell of the window as it is now. */
  #round = roundFrom(Number.NEGATIVE_INFINITY)

  /**
   * @param most in bytes
   * @param least round trip of other lines to the same place, where there are any
   */
  constructor(most: number, least = Number.POSITIVE_INFINITY) {
    this.#most = most
    this.#size = Math.min(most, firstWindow)
    this.#least = least
  }

  get size(): number {
    return this.#size
  }

  get underWay(): number {
    return this.#underWay
  }

  /** The shortest round trip there was on an empty way, in milliseconds. */
  get leastRoundTrip(): number {
    return this.#least
  }

  /** Whether it may still become larger when it is full. */
  get growing(): boolean {
    return this.#growing && this.#size < this.#most
  }

  /** Whether its size is not known yet. */
  get settling(): boolean {
    return this.#doubling && this.#size < this.#most
  }

  hasRoom(bytes: number): boolean {
    return this.#underWay === 0 || this.#underWay + bytes <= this.#size
  }

  take(bytes: number): void {
    this.#underWay += bytes
    this.#round.peak = Math.max(this.#round.peak, this.#underWay)
  }

  giveBack(bytes: number): void {
    this.#underWay -= bytes
  }

  /** A call waits for room in this window. */
  full(): void {
    this.#wasFull = true
  }

  /** A call of so many bytes, made at `sentAt`, has its answer at `now`; both in milliseconds. */
  answered(bytes: number, sentAt: number, now: number): void {
    const roundTrip = Math.max(0, now - sentAt)
    const round = this.#round
    this.#least = Math.min(this.#least, roundTrip)
    round.least = Math.min(round.least, roundTrip)
    round.call = Math.max(round.call, bytes)
    if (sentAt >= round.began) this.#endRound(now)
  }

  /** A call made at `sentAt` was lost, or refused because there were too many: once a round, half is enough. */
  lost(sentAt: number, now: number): void {
    if (sentAt < this.#round.began) return
    this.#resize(this.#size / 2)
    this.#doubling = false
    this.#growing = false
    this.#beginRound(now)
  }

  #endRound(now: number): void {
    const { least, peak, call } = this.#round
    const queued = least - this.#least
    const allowed = Math.max(patience, (least * call) / peak)
    if (peak <= call) this.#takeForEmpty(least)
    if (queued > allowed) this.#shrink((this.#least + allowed) / least)
    else if (this.#wasFull) this.#grow()
    this.#beginRound(now)
  }

  /** Nothing else was under way: if it took longer all the same, then the way has become longer. */
  #takeForEmpty(roundTrip: number): void {
    if (roundTrip > this.#least + patience) this.#doubling = true
    this.#least = roundTrip
  }

  #shrink(factor: number): void {
    this.#resize(this.#size * Math.max(0.5, factor))
    this.#doubling = false
    this.#growing = false
  }

  #grow(): void {
    this.#resize(this.#doubling ? this.#size * 2 : this.#size + step)
    this.#growing = true
  }

  #resize(size: number): void {
    this.#size = Math.min(this.#most, Math.max(leastWindow, size))
  }

  #beginRound(now: number): void {
    this.#round = roundFrom(now)
    this.#round.peak = this.#underWay
    this.#wasFull = false
  }
}

interface Round {
  readonly began: number
  /** Shortest round trip in it. */
  least: number
  /** Most bytes under way at once. */
  peak: number
  /** Bytes of the largest call. */
  call: number
}

function roundFrom(began: number): Round {
  return { began, least: Number.POSITIVE_INFINITY, peak: 0, call: 0 }
}
