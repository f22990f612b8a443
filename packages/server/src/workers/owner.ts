/** Spreads numbers that follow one another: 2^64 divided by the golden ratio, which is odd. */
const SPREAD = 0x9e37_79b9_7f4a_7c15n

/**
 * The worker, of so many, that a user or a key belongs to: the same as long as the server runs.
 *
 * @param id of a user, or auth_key_id of a key nobody is signed in with
 */
export function ownerOf(id: bigint, workers: number): number {
  return Number(BigInt.asUintN(64, id * SPREAD) >> 32n) % workers
}
