/** Bytes. */
const BLOCK = 64

/** HMAC-SHA-256 (RFC 2104) with a given SHA-256 of parts one after the other. */
export function hmacWith(
  sha256: (...parts: Uint8Array[]) => Uint8Array,
): (key: Uint8Array, ...parts: Uint8Array[]) => Uint8Array {
  return (key, ...parts) => {
    const block = new Uint8Array(BLOCK)
    block.set(key.length > BLOCK ? sha256(key) : key)
    const inner = sha256(
      block.map((byte) => byte ^ 0x36),
      ...parts,
    )
    return sha256(
      block.map((byte) => byte ^ 0x5c),
      inner,
    )
  }
}
