import { expandDecryptionKey, expandEncryptionKey, multiply } from '../portable/aes.ts'

/**
 * AES-256 for processors that look up sixteen bytes at once in a table of sixteen: the inversion of a byte is taken apart
 * into inversions of halves. (The idea is Mike Hamburg's, "Accelerating AES with Vector Permute Instructions", CHES 2009.)
 * No address in the rounds depends on a secret, so that they leave nothing of it in caches.
 *
 * GF(2^8) contains GF(2^4), and each of its bytes is high t + low with `high` and `low` in GF(2^4), where
 * t^2 + a t + a = 0. With N = low^2 + a low high + a high^2, its inverse is (high (t + a) + low) / N. The rounds work out
 *
 *   first  = 1 / (1 / high + a / low) + high + low = N / (low + a high)
 *   second = 1 / (1 / (high + low) + a / low) + high = N / (low + a low + a high)
 *
 * in which 1 / 0 is infinite and infinity plus infinity 0. The inverse is linear in 1 / first and 1 / second, so that
 * tables lead from these to what comes after it: the S-box, the mixing of columns, and back to halves.
 *
 * Blocks lie in rows, and rows are shifted before the S-box rather than after it, which comes to the same.
 */

/** An index without an entry: what is looked up there is zero. */
const INFINITY = 0x80
/** What the S-box adds. */
const OFFSET = 0x63
const ROUNDS = 14
const nibbles = Array.from({ length: 16 }, (_, nibble) => nibble)
const places = [0, 1, 2, 3]

/** GF(2^4) among the bytes, each at its nibble: a bit of this stands for a power of what generates them. */
const field = nibbles.map((nibble) =>
  places.reduce((sum, bit) => sum ^ ((nibble >> bit) & 1 ? power(power(3, 17), bit) : 0), 0),
)
const t = findT()
const a = t ^ conjugate(t)

/** The nibbles of each byte: `high` and `low`. */
const split = new Uint8Array(256)
for (const high of nibbles)
  for (const low of nibbles) split[multiply(element(high), t) ^ element(low)] = (high << 4) | low

/** One direction, as the module wants it in its memory. */
export interface Nibbles {
  readonly tables: Uint8Array
  expandKey(key: Uint8Array): Uint8Array
}

interface Direction {
  /** What is linear before the inversion, and after it. */
  readonly before: (byte: number) => number
  readonly after: (byte: number) => number
  /** What a row is multiplied with, and those below it, for the row that it becomes. */
  readonly factors: readonly [number, number, number, number]
  /** Columns by which a row is shifted for each that is above it. */
  readonly shift: number
  readonly columnsOf: (key: Uint8Array) => Int32Array
  /** Whether the offset of the S-box comes along with the key of this round. */
  readonly hasOffset: (round: number) => boolean
}

export const encryptionNibbles: Nibbles = nibblesOf({
  before: (byte) => byte,
  after: (byte) => byte ^ turn(byte, 1) ^ turn(byte, 2) ^ turn(byte, 3) ^ turn(byte, 4),
  factors: [2, 3, 1, 1],
  shift: 1,
  columnsOf: expandEncryptionKey,
  hasOffset: (round) => round > 0,
})

export const decryptionNibbles: Nibbles = nibblesOf({
  before: (byte) => turn(byte, 1) ^ turn(byte, 3) ^ turn(byte, 6),
  after: (byte) => byte,
  factors: [14, 11, 13, 9],
  shift: 3,
  columnsOf: expandDecryptionKey,
  hasOffset: (round) => round < ROUNDS,
})

function nibblesOf({ before, after, factors, shift, columnsOf, hasOffset }: Direction): Nibbles {
  const entered = Uint8Array.from(split, (_, byte) => split[before(byte)] ?? 0)
  const entering = (byte: number) => entered[byte] ?? 0
  const leaving = (factor: number) => [
    nibbles.map((first) => multiply(factor, after(inverseOf(reciprocal(first), 0)))),
    nibbles.map((second) => multiply(factor, after(inverseOf(0, reciprocal(second))))),
  ]
  const shifted = places.flatMap((row) => places.map((column) => 4 * row + ((column + shift * row) % 4)))
  return {
    tables: Uint8Array.from(
      [
        nibbles.map((nibble) => (nibble === 0 ? INFINITY : nibbleOf(reciprocal(nibble)))),
        nibbles.map((low) => (low === 0 ? INFINITY : nibbleOf(multiply(a, reciprocal(low))))),
        nibbles.map((high) => entering(high << 4)),
        nibbles.map(entering),
        ...factors.flatMap(leaving).map((table) => table.map(entering)),
        ...leaving(1),
        shifted,
        nibbles.map(() => 15),
      ].flat(),
    ),

    expandKey(key) {
      const columns = columnsOf(key)
      const keys = new Uint8Array(16 * (ROUNDS + 1))
      for (let round = 0; round <= ROUNDS; round++) {
        const isInner = round > 0 && round < ROUNDS
        const offset = hasOffset(round) ? OFFSET : 0
        for (let place = 0; place < 16; place++) {
          const from = isInner ? (shifted[place] ?? 0) : place
          const column = columns[4 * round + (from & 3)] ?? 0
          const byte = ((column >>> (8 * (from >> 2))) & 255) ^ offset
          keys[16 * round + place] = isInner ? entering(byte) : byte
        }
      }
      return keys
    },
  }
}

/** What the two of a round, 1 / first and 1 / second, say about the inverse of the byte. */
function inverseOf(first: number, second: number): number {
  const low = multiply(first ^ second, invert(a))
  const high = multiply(first ^ low, invert(a))
  return multiply(high, conjugate(t)) ^ low
}

function element(nibble: number): number {
  return field[nibble] ?? 0
}

function nibbleOf(byte: number): number {
  return field.indexOf(byte)
}

/** Of an element of GF(2^4), given as its nibble; 0 for 0. */
function reciprocal(nibble: number): number {
  return invert(element(nibble))
}

function findT(): number {
  for (let byte = 0; byte < 256; byte++) {
    const other = conjugate(byte)
    if (byte !== other && (byte ^ other) === multiply(byte, other)) return byte
  }
  throw new Error('GF(2^8) has no such element')
}

/** The other root of a byte's polynomial over GF(2^4). */
function conjugate(byte: number): number {
  return power(byte, 16)
}

function invert(byte: number): number {
  return power(byte, 254)
}

function power(byte: number, exponent: number): number {
  let product = 1
  for (let i = 0; i < exponent; i++) product = multiply(product, byte)
  return product
}

function turn(byte: number, bits: number): number {
  return ((byte << bits) | (byte >> (8 - bits))) & 255
}
