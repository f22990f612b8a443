/**
 * The hash of a list by which clients say what they have already ("Hash generation", api/offsets). Clients work it out
 * themselves, so that this must be exactly it: 64 bits without a sign, told as a signed number.
 */
export function listHash(numbers: Iterable<bigint>): bigint {
  let hash = 0n
  for (const number of numbers) {
    hash ^= hash >> 21n
    hash ^= hash << 35n
    hash = BigInt.asUintN(64, hash)
    hash ^= hash >> 4n
    hash = BigInt.asUintN(64, hash + number)
  }
  return BigInt.asIntN(64, hash)
}

/**
 * `hash` of a set: another after each change, and another than that of other sets. Positive, 31 bits, of which each
 * depends on all of the id and the version (the mixing of SplitMix64).
 */
export function stickerSetHash({ id, version }: { readonly id: bigint; readonly version: number }): number {
  let mixed = BigInt.asUintN(64, id + BigInt(version) * 0x9e3779b97f4a7c15n)
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n)
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn)
  const hash = Number(BigInt.asUintN(31, mixed ^ (mixed >> 31n)))
  return hash === 0 ? 1 : hash // Clients send 0 when they have nothing.
}
