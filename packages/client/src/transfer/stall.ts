/** Less silence than this says nothing, in milliseconds. */
const leastPatience = 10_000
/** So many round trips may pass in silence. */
const roundTrips = 8
const mostPatience = 120_000

/** Bytes that have passed a connection so far, both ways. */
export interface Pulse {
  readonly received: number
  readonly sent: number
}

/**
 * How long a connection may keep still although answers are awaited. It is less than pings would take to find out,
 * since something must come; after each time it was in vain the next is given twice as long.
 */
export function stallPatience(roundTrip: number, stallsBefore: number): number {
  const patience = Math.max(leastPatience, roundTrips * roundTrip) * 2 ** stallsBefore
  return Math.min(mostPatience, patience)
}

/** How long a connection has kept still. */
export class Stillness {
  #moved = 0
  #since = 0

  /** It is alive now. */
  interrupt(pulse: Pulse | undefined, now: number): void {
    this.#moved = movedBy(pulse)
    this.#since = now
  }

  /** Milliseconds without a move. */
  lasts(pulse: Pulse | undefined, now: number): number {
    if (movedBy(pulse) !== this.#moved) this.interrupt(pulse, now)
    return now - this.#since
  }
}

function movedBy(pulse: Pulse | undefined): number {
  return pulse === undefined ? 0 : pulse.received + pulse.sent
}
