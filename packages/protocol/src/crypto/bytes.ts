/** The parts one after the other, in new memory. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0
  for (const part of parts) length += part.length
  const joined = new Uint8Array(length)
  let position = 0
  for (const part of parts) {
    joined.set(part, position)
    position += part.length
  }
  return joined
}

/** Byte by byte, as long as `a`. */
export function xorBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0))
}

/** Whether both are the same bytes. Leaks where they differ: for secrets use the provider's `equal`. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** Reads an unsigned big-endian number; no bytes are 0. */
export function bigIntOf(bytes: Uint8Array): bigint {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return BigInt(`0x0${hex}`)
}

/**
 * Writes an unsigned big-endian number.
 *
 * @param length bytes to fill, zeroes on the left; by default as few as possible
 * @throws RangeError when it is negative or needs more
 */
export function bytesOfBigInt(number: bigint, length = byteLength(number)): Uint8Array<ArrayBuffer> {
  if (number < 0n || byteLength(number) > length)
    throw new RangeError(`a number does not fit in ${length} bytes`)
  const hex = number.toString(16).padStart(length * 2, '0')
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

/** Bits of an unsigned number: 0 for 0, 8 for 255, 9 for 256. */
export function bitLength(number: bigint): number {
  const hex = number.toString(16)
  return number === 0n ? 0 : (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex.charAt(0), 16)))
}

function byteLength(number: bigint): number {
  return Math.ceil(bitLength(number) / 8)
}
