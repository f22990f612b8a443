import { randomFillSync } from 'node:crypto'

/** Each message wants a few random bytes, and asking the system costs as much for few as for many. */
const POOL = 16 * 1024
const LARGEST_FROM_POOL = 1024

const pool = new Uint8Array(POOL)
let used = POOL

/** Unpredictable bytes, none of which is given out twice or stays here. */
export function randomBytes(length: number): Uint8Array {
  if (length > LARGEST_FROM_POOL) return randomFillSync(new Uint8Array(length))
  if (used + length > POOL) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.slice(used, used + length)
  pool.fill(0, used, used + length)
  used += length
  return bytes
}
