/** What may be wrong with the frames of a client, by the code that tells it (RFC 6455, 7.4.1). */
export class WebSocketError extends Error {
  override readonly name = 'WebSocketError'
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export const GOING_AWAY = 1001
const PROTOCOL_ERROR = 1002
const UNSUPPORTED_DATA = 1003

const CONTINUATION = 0
const TEXT = 1
const BINARY = 2
export const CLOSE = 8
const PING = 9
export const PONG = 10

const FIN = 0x80
const RESERVED = 0x70
const MASKED = 0x80
/** Lengths in the second byte that say: it follows, in two bytes or in eight. */
const LENGTH_IN_2 = 126
const LENGTH_IN_8 = 127
const LONGEST_CONTROL = 125
const MASK = 4
const LONGEST_HEADER = 14

export interface FrameEvents {
  /** Bytes of a message, cut anywhere: no message is ever held until it is whole. */
  data(bytes: Uint8Array): void
  ping(payload: Uint8Array): void
  /** The client wants to end. */
  close(): void
}

/** The frame that is being read. */
interface Frame {
  readonly opcode: number
  readonly mask: Uint8Array
  /** Bytes of it that are still to come. */
  left: number
  /** Of the mask, for the next byte. */
  phase: number
  /** A control frame is short, and waited for. */
  readonly control: Uint8Array | undefined
}

/** Reads the frames of a client (RFC 6455, 5.2): hands out what is in messages as it comes, and keeps nothing of it. */
export class WebSocketFrames {
  readonly #events: FrameEvents
  readonly #header = new Uint8Array(LONGEST_HEADER)
  #headerLength = 0
  #frame: Frame | undefined
  #isInMessage = false

  constructor(events: FrameEvents) {
    this.#events = events
  }

  /**
   * Takes the next bytes of the client, which are unmasked where they lie.
   *
   * @throws WebSocketError
   */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      at += this.#frame ? this.#readPayload(this.#frame, chunk.subarray(at)) : this.#readHeader(chunk, at)
      if (this.#frame?.left === 0) this.#end(this.#frame)
    }
  }

  /** @returns how many bytes of the chunk belong to the header */
  #readHeader(chunk: Uint8Array, at: number): number {
    const bytes = chunk.subarray(at, at + headerLength(this.#header, this.#headerLength) - this.#headerLength)
    this.#header.set(bytes, this.#headerLength)
    this.#headerLength += bytes.length
    if (this.#headerLength === headerLength(this.#header, this.#headerLength)) this.#begin()
    return bytes.length
  }

  #begin(): void {
    const [first = 0, second = 0] = this.#header
    const length = this.#headerLength
    this.#headerLength = 0
    if ((first & RESERVED) !== 0) throw new WebSocketError(PROTOCOL_ERROR, 'a frame with an extension')
    if ((second & MASKED) === 0) throw new WebSocketError(PROTOCOL_ERROR, 'a frame without a mask')
    const left = lengthIn(this.#header)
    const opcode = first & 0x0f
    const isControl = opcode >= CLOSE
    if (isControl) expectControl(opcode, first, left)
    else this.#expectData(opcode, first)
    this.#frame = {
      opcode,
      mask: this.#header.slice(length - MASK, length),
      left,
      phase: 0,
      control: isControl ? new Uint8Array(left) : undefined,
    }
  }

  #expectData(opcode: number, first: number): void {
    if (opcode === TEXT) throw new WebSocketError(UNSUPPORTED_DATA, 'text, where bytes are due')
    if (opcode !== (this.#isInMessage ? CONTINUATION : BINARY))
      throw new WebSocketError(PROTOCOL_ERROR, `a frame of kind ${opcode}, which is not due`)
    this.#isInMessage = (first & FIN) === 0
  }

  #readPayload(frame: Frame, chunk: Uint8Array): number {
    const bytes = chunk.subarray(0, frame.left)
    unmask(bytes, frame.mask, frame.phase)
    frame.phase = (frame.phase + bytes.length) % MASK
    if (frame.control) frame.control.set(bytes, frame.control.length - frame.left)
    frame.left -= bytes.length
    if (!frame.control && bytes.length > 0) this.#events.data(bytes)
    return bytes.length
  }

  #end({ opcode, control }: Frame): void {
    this.#frame = undefined
    if (opcode === PING && control) this.#events.ping(control)
    if (opcode === CLOSE) this.#events.close()
  }
}

/** A frame's header for the client, whose frames have no mask. */
export function frameHeader(opcode: number, length: number): Uint8Array {
  const extra = length < LENGTH_IN_2 ? 0 : length < 2 ** 16 ? 2 : 8
  const header = new Uint8Array(2 + extra)
  const view = new DataView(header.buffer)
  header[0] = FIN | opcode
  header[1] = extra === 0 ? length : extra === 2 ? LENGTH_IN_2 : LENGTH_IN_8
  if (extra === 2) view.setUint16(2, length)
  if (extra === 8) view.setBigUint64(2, BigInt(length))
  return header
}

export const binaryHeader = (length: number): Uint8Array => frameHeader(BINARY, length)

export function closeFrame(code: number): Uint8Array {
  return Uint8Array.of(...frameHeader(CLOSE, 2), code >> 8, code & 0xff)
}

/** Bytes of a header, as far as the first of them tell. */
function headerLength(header: Uint8Array, known: number): number {
  if (known < 2) return 2
  const length = (header[1] ?? 0) & ~MASKED
  const extra = length === LENGTH_IN_2 ? 2 : length === LENGTH_IN_8 ? 8 : 0
  return 2 + extra + ((header[1] ?? 0) & MASKED ? MASK : 0)
}

function lengthIn(header: Uint8Array): number {
  const length = (header[1] ?? 0) & ~MASKED
  const view = new DataView(header.buffer)
  if (length === LENGTH_IN_2) return view.getUint16(2)
  if (length !== LENGTH_IN_8) return length
  const long = view.getBigUint64(2)
  if (long > BigInt(Number.MAX_SAFE_INTEGER)) throw new WebSocketError(PROTOCOL_ERROR, 'a frame without end')
  return Number(long)
}

/** "All control frames MUST have a payload length of 125 bytes or less and MUST NOT be fragmented." */
function expectControl(opcode: number, first: number, length: number): void {
  if (opcode > PONG) throw new WebSocketError(PROTOCOL_ERROR, `a control frame of kind ${opcode}`)
  if ((first & FIN) === 0 || length > LONGEST_CONTROL)
    throw new WebSocketError(PROTOCOL_ERROR, 'a control frame that is long, or has parts')
}

/** Four bytes at once, where they lie so that this can be. */
function unmask(bytes: Uint8Array, mask: Uint8Array, phase: number): void {
  const maskAt = (index: number) => mask[(phase + index) % MASK] ?? 0
  const start = Math.min(-bytes.byteOffset & 3, bytes.length)
  const end = bytes.length - ((bytes.length - start) & 3)
  for (let i = 0; i < start; i++) bytes[i] = (bytes[i] ?? 0) ^ maskAt(i)
  if (start < end)
    unmaskWords(new Uint32Array(bytes.buffer, bytes.byteOffset + start, (end - start) / 4), wordAt(start))
  for (let i = end; i < bytes.length; i++) bytes[i] = (bytes[i] ?? 0) ^ maskAt(i)

  function wordAt(index: number): number {
    const word = Uint8Array.of(maskAt(index), maskAt(index + 1), maskAt(index + 2), maskAt(index + 3))
    return new Uint32Array(word.buffer)[0] ?? 0
  }
}

function unmaskWords(words: Uint32Array, mask: number): void {
  for (let i = 0; i < words.length; i++) words[i] = (words[i] ?? 0) ^ mask
}
