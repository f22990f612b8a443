/** Every connection begins with this many bytes under way. */
export const firstWindow = 1024 * 1024
/** A smaller window would only cost: one part passes anyway. */
const leastWindow = 256 * 1024
/** What a window grows by in a round, once it has found its size. */
const step = 256 * 1024
/** Milliseconds that calls may wait in queues on the way: less is noise, more keeps other programs waiting. */
const patience = 50
/** Once full, it waits for this share of itself: what then goes together is cheaper encrypted, and answered together. */
const refill = 1 / 4
/** The shortest of so many round trips is what the way takes now: a single one may have been unlucky. */
const samples = 3

/**
 * How many bytes may be under way on one connection. It doubles with every round trip while answers come as fast as on an
 * empty way; from the first queue on it grows by a step in a round and shrinks to what the way holds.
 */
export class ByteWindow {
  readonly #most: number
  #size: number
  #underWay = 0
  #doubling = true
  #growing = true
  #wasFull = false
  #refilling = false
  /** Of a call on an empty way, in milliseconds. */
  #least: number
  /** What was seen since some moment: all calls that were made after it tell of the window as it is now. */
  #round = roundFrom(Number.NEGATIVE_INFINITY)

  /**
   * @param most in bytes
   * @param least round trip of other connections to the same place, where there are any
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

  /** Whether it cannot become smaller. */
  get smallest(): boolean {
    return this.#size <= leastWindow
  }

  hasRoom(bytes: number): boolean {
    const needed = this.#refilling ? Math.max(bytes, this.#size * refill) : bytes
    return this.#underWay === 0 || this.#underWay + needed <= this.#size
  }

  take(bytes: number): void {
    this.#refilling = false
    this.#underWay += bytes
    this.#round.peak = Math.max(this.#round.peak, this.#underWay)
  }

  giveBack(bytes: number): void {
    this.#underWay -= bytes
  }

  /** A call waits for room in this window. */
  full(): void {
    this.#wasFull = true
    this.#refilling = true
  }

  /**
   * A call of so many bytes, made at `sentAt`, has its answer at `now`; both in milliseconds.
   *
   * @param others bytes under way on other connections to the same place
   */
  answered(bytes: number, sentAt: number, now: number, others = 0): void {
    const roundTrip = Math.max(0, now - sentAt)
    const round = this.#round
    this.#least = Math.min(this.#least, roundTrip)
    round.latest = [...round.latest.slice(1 - samples), roundTrip]
    round.call = Math.max(round.call, bytes)
    if (sentAt >= round.began) this.#endRound(now, others)
  }

  /** A call made at `sentAt` was lost, or refused because there were too many: once a round, half is enough. */
  lost(sentAt: number, now: number): void {
    if (sentAt < this.#round.began) return
    this.#resize(this.#size / 2)
    this.#stay()
    this.#beginRound(now)
  }

  #endRound(now: number, others: number): void {
    const { latest, call } = this.#round
    const roundTrip = Math.min(...latest)
    const peak = this.#round.peak + others
    // There is always one call that waits for nothing but the call before it.
    const allowed = Math.max(patience, (roundTrip * call) / peak)
    if (peak <= call) this.#takeForEmpty(roundTrip)
    const queued = roundTrip - this.#least
    if (queued > allowed) this.#shrink((this.#least + allowed) / roundTrip)
    else if (queued > allowed / 2) this.#stay()
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
    this.#stay()
  }

  #stay(): void {
    this.#doubling = false
    this.#growing = false
  }

  #grow(): void {
    this.#resize(this.#doubling ? this.#size * 2 : this.#size + step)
    this.#growing = true
  }

  #resize(size: number): void {
    this.#size = Math.round(Math.min(this.#most, Math.max(leastWindow, size)))
  }

  #beginRound(now: number): void {
    this.#round = roundFrom(now)
    this.#round.peak = this.#underWay
    this.#wasFull = false
  }
}

interface Round {
  readonly began: number
  /** The last few round trips. */
  latest: readonly number[]
  /** Most bytes under way at once. */
  peak: number
  /** Bytes of the largest call. */
  call: number
}

function roundFrom(began: number): Round {
  return { began, latest: [], peak: 0, call: 0 }
}
