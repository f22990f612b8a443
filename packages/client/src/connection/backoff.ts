const first = 250
const longest = 16_000

/**
 * Milliseconds to wait before trying again after `failures` failures in a row: doubling, never more than 16 s, and
 * spread by `random` (0 to 1) so that a server coming back is not met by all its clients at once.
 */
export function backoff(failures: number, random: number): number {
  const wait = Math.min(longest, first * 2 ** (Math.max(1, failures) - 1))
  return Math.round(wait * (0.5 + random / 2))
}
