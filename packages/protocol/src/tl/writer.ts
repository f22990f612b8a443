import { TlError } from './reader.ts'

const utf8 = new TextEncoder()

/** Longest `bytes` or `string` that TL can carry: its length has three bytes. */
const MAX_BYTES_LENGTH = 0xff_ff_ff

const MIN_LONG = -(2n ** 63n)
const MAX_LONG = 2n ** 63n - 1n

/**
 * Writes TL's bare types, little-endian, into a buffer that grows.
 *
 * Give the constructor the expected size when a large `bytes` follows: then these bytes are copied exactly once.
 * Values that do not fit their type throw {@link TlError} and write nothing.
 */
export class TlWriter {
  #bytes: Uint8Array
  #view: DataView
  #length = 0

  /** @param capacity bytes to reserve at once */
  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity)
    this.#view = new DataView(this.#bytes.buffer)
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length
  }

  /** int: -2147483648 to 2147483647. */
  int(n: number): void {
    if ((n | 0) !== n) throw new TlError(`${n} is not an int`)
    const at = this.#reserve(4)
    this.#view.setInt32(at, n, true)
  }

  /** Constructor ids and `#`: 0 to 4294967295. */
  uint(n: number): void {
    if (n >>> 0 !== n) throw new TlError(`${n} is not an unsigned int`)
    const at = this.#reserve(4)
    this.#view.setUint32(at, n, true)
  }

  /** long: a signed 64-bit bigint. */
  long(n: bigint): void {
    if (typeof n !== 'bigint' || n < MIN_LONG || n > MAX_LONG) throw new TlError(`${n} is not a long`)
    const at = this.#reserve(8)
    this.#view.setBigInt64(at, n, true)
  }

  double(n: number): void {
    if (typeof n !== 'number') throw new TlError(`${n} is not a double`)
    const at = this.#reserve(8)
    this.#view.setFloat64(at, n, true)
  }

  /** bytes: up to 16777215 bytes, copied; the short form of the length up to 253. */
  bytes(b: Uint8Array): void {
    this.#writeLength(b.length)
    this.#bytes.set(b, this.#length)
    this.#endBytes(b.length)
  }

  /** string: as UTF-8, at most 16777215 bytes of it. */
  string(s: string): void {
    // A UTF-16 unit makes at most 3 bytes of UTF-8: only where the form of the length is open must we count first.
    if (s.length * 3 > 253) {
      this.bytes(utf8.encode(s))
      return
    }
    const at = this.#reserve(1 + s.length * 3 + 3)
    const { written } = utf8.encodeInto(s, this.#bytes.subarray(at + 1))
    this.#bytes[at] = written
    this.#length = at + 1
    this.#endBytes(written)
  }

  /** Bytes as they are, without length and padding: int128, int256, an object already written. */
  raw(b: Uint8Array): void {
    const at = this.#reserve(b.length)
    this.#bytes.set(b, at)
  }

  /** A view of what was written; writing on may or may not change it. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  #writeLength(length: number): void {
    if (length > MAX_BYTES_LENGTH) throw new TlError(`bytes of ${length} are longer than ${MAX_BYTES_LENGTH}`)
    const at = this.#reserve(4 + length + 3)
    if (length <= 253) {
      this.#bytes[at] = length
      this.#length = at + 1
    } else {
      this.#view.setUint32(at, ((length << 8) | 254) >>> 0, true)
      this.#length = at + 4
    }
  }

  /** Steps over `length` bytes already in place and pads with zeroes to a multiple of 4. */
  #endBytes(length: number): void {
    const end = this.#length + length
    const header = length <= 253 ? 1 : 4
    const padding = -(header + length) & 3
    this.#bytes.fill(0, end, end + padding)
    this.#length = end + padding
  }

  /** Makes room for `length` more bytes, counts them as written and says where they begin. */
  #reserve(length: number): number {
    const at = this.#length
    const needed = at + length
    if (needed > this.#bytes.length) this.#grow(needed)
    this.#length = needed
    return at
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
    this.#view = new DataView(grown.buffer)
  }
}
