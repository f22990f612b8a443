import { TlError } from './reader.ts'

const utf8 = new TextEncoder()

/** Longest `bytes` or `string` that TL can carry: its length has three bytes. */
const MAX_BYTES_LENGTH = 0xff_ff_ff

/** From this many on, `bytes` are worth a piece of their own rather than a copy. */
const LARGE_BYTES = 4 * 1024

const MIN_LONG = -(2n ** 63n)
const MAX_LONG = 2n ** 63n - 1n

/**
 * Writes TL's bare types, little-endian, into a buffer that grows.
 *
 * Large `bytes` are not copied but remembered: {@link pieces} hands them on as they are, and they must stay so until the
 * pieces have been used. Values that do not fit their type throw {@link TlError} and write nothing.
 */
export class TlWriter {
  #bytes: Uint8Array
  #view: DataView
  #length = 0
  /** What came before the bytes in the buffer, from `#from` on: earlier pieces of it, and large bytes between them. */
  readonly #pieces: Uint8Array[] = []
  #piecesLength = 0
  #from = 0

  /** @param capacity bytes to reserve at once */
  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity)
    this.#view = new DataView(this.#bytes.buffer)
  }

  /** Begins anew in the same memory: what {@link finish} gave is good no longer. */
  restart(): void {
    this.#length = 0
    this.#from = 0
    this.#pieces.length = 0
    this.#piecesLength = 0
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#piecesLength + this.#length - this.#from
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

  /** bytes: up to 16777215 bytes; the short form of the length up to 253. */
  bytes(b: Uint8Array): void {
    if (b.length >= LARGE_BYTES) {
      this.#largeBytes(b)
      return
    }
    this.#writeLength(b.length, b.length)
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

  /** What was written, in one piece: a view unless large bytes are in it. Writing on may or may not change it. */
  finish(): Uint8Array {
    const pieces = this.pieces()
    const [only = new Uint8Array(0)] = pieces
    if (pieces.length <= 1) return only
    const joined = new Uint8Array(this.length)
    let position = 0
    for (const piece of pieces) {
      joined.set(piece, position)
      position += piece.length
    }
    return joined
  }

  /** What was written, large bytes where they lie. Writing on may or may not change it. */
  pieces(): Uint8Array[] {
    return [...this.#pieces, this.#bytes.subarray(this.#from, this.#length)]
  }

  #largeBytes(b: Uint8Array): void {
    this.#writeLength(b.length, 0)
    const head = this.#bytes.subarray(this.#from, this.#length)
    this.#pieces.push(head, b)
    this.#piecesLength += head.length + b.length
    this.#from = this.#length
    const padding = -b.length & 3
    this.#bytes.fill(0, this.#length, this.#length + padding)
    this.#length += padding
  }

  /** @param room how many of the bytes will follow here; padding finds its place behind them */
  #writeLength(length: number, room: number): void {
    if (length > MAX_BYTES_LENGTH) throw new TlError(`bytes of ${length} are longer than ${MAX_BYTES_LENGTH}`)
    const at = this.#reserve(4 + room + 3)
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
