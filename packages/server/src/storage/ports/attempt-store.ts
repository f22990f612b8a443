/** So many in so many seconds, under one key. */
export interface AttemptBound {
  readonly key: string
  readonly seconds: number
  readonly most: number
}

/** Counts what was tried. It remembers a bounded number of keys, and gives up the oldest first. */
export interface AttemptStore {
  /**
   * Counts as many of the wanted attempts as all bounds allow, under all of them; two at once are two.
   *
   * @param now unix seconds
   * @returns how many, and where there are none in how many seconds there may be
   */
  take(
    bounds: readonly AttemptBound[],
    wanted: number,
    now: number,
  ): Promise<{ readonly granted: number; readonly wait: number }>
  /** Counts one less. */
  giveBack(bounds: readonly AttemptBound[]): Promise<void>
}
