/** Bytes that are not the TL they claim to be, or a value that TL cannot carry. */
export class TlError extends Error {
  override name = 'TlError'
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads TL's bare types from a buffer, little-endian, never past its end.
 *
 * Byte fields are views of the buffer: whoever keeps one keeps the whole buffer alive and must copy it first.
 * Every method throws {@link TlError} when the buffer is too short; the position is then where the field began.
 */
export class TlReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #position = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Offset in bytes of the next field. */
  get position(): number {
    return this.#position
  }

  set position(offset: number) {
    if (!Number.isInteger(offset) || offset < 0 || offset > this.#bytes.length) {
      throw new TlError(`position ${offset} is outside of ${this.#bytes.length} bytes`)
    }
    this.#position = offset
  }

  /** Bytes left. */
  get remaining(): number {
    return this.#bytes.length - this.#position
  }

  /** int: signed, 4 bytes. */
  int(): number {
    return this.#view.getInt32(this.#take(4, 'int'), true)
  }

  /** Constructor ids and `#`: unsigned, 4 bytes. */
  uint(): number {
    return this.#view.getUint32(this.#take(4, 'int'), true)
  }

  /** long: signed, 8 bytes. */
  long(): bigint {
    return this.#view.getBigInt64(this.#take(8, 'long'), true)
  }

  /** double: 8 bytes. */
  double(): number {
    return this.#view.getFloat64(this.#take(8, 'double'), true)
  }

  /** int128: a view of 16 bytes. */
  int128(): Uint8Array {
    return this.raw(16)
  }

  /** int256: a view of 32 bytes. */
  int256(): Uint8Array {
    return this.raw(32)
  }

  /**
   * bytes: a view, 0 to 16777215 bytes. "If L <= 253, the serialization contains one byte with the value of L";
   * otherwise the byte 254 and three bytes of length; both padded with up to 3 bytes to a multiple of 4.
   * The long form of a short length and padding other than zero are read as well: some writers make them.
   */
  bytes(): Uint8Array {
    const start = this.#position
    const first = this.#view.getUint8(this.#take(1, 'bytes'))
    let length = first
    if (first === 254) {
      const at = this.#takeRestOf(start, 3)
      length = this.#view.getUint16(at, true) | (this.#view.getUint8(at + 2) << 16)
    } else if (first === 255) {
      this.#position = start
      throw new TlError(`bytes at ${start}: 255 does not begin a length`)
    }
    const at = this.#takeRestOf(start, length)
    this.#takeRestOf(start, -(this.#position - start) & 3)
    return this.#bytes.subarray(at, at + length)
  }

  /** string: bytes that must be UTF-8. */
  string(): string {
    const start = this.#position
    const bytes = this.bytes()
    try {
      return utf8.decode(bytes)
    } catch {
      this.#position = start
      throw new TlError(`string at ${start} is not UTF-8`)
    }
  }

  /** A view of the next `length` bytes. */
  raw(length: number): Uint8Array {
    const at = this.#take(length, 'field')
    return this.#bytes.subarray(at, at + length)
  }

  /** A view of everything that is left; nothing remains. */
  rest(): Uint8Array {
    return this.raw(this.remaining)
  }

  /** Throws unless nothing remains. */
  expectEnd(): void {
    if (this.remaining !== 0) throw new TlError(`${this.remaining} bytes too many at ${this.#position}`)
  }

  #take(length: number, what: string): number {
    if (!Number.isInteger(length) || length < 0 || length > this.remaining) {
      throw new TlError(`${what} at ${this.#position} needs ${length} bytes, ${this.remaining} are left`)
    }
    const at = this.#position
    this.#position += length
    return at
  }

  #takeRestOf(start: number, length: number): number {
    if (length > this.remaining) {
      this.#position = start
      throw new TlError(`bytes at ${start} end after the buffer`)
    }
    return this.#take(length, 'bytes')
  }
}
