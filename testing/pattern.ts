/** Bytes that differ from place to place and from seed to seed, the same every time. */
export function pattern(seed: number, length: number, from = 0): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let index = 0; index < length; index++) bytes[index] = byteAt(seed, from + index)
  return bytes
}

function byteAt(seed: number, position: number): number {
  const mixed = Math.imul(position ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b)
  return (mixed ^ (mixed >>> 13) ^ (position >>> 8)) & 0xff
}
