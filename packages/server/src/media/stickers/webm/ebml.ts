/** An element of EBML (RFC 8794): its content lies in the bytes it was found in. */
export interface Element {
  readonly id: number
  readonly content: Uint8Array
}

/**
 * The elements of a file in the order they begin. Those whose ids are in `masters` come with nothing inside, for what is
 * inside follows; so it does not matter where they end, which those of live streams do not say.
 *
 * Stops where the bytes make no sense, with an element of id 0.
 */
export function* elementsOf(bytes: Uint8Array, masters: readonly number[]): Generator<Element> {
  const nonsense: Element = { id: 0, content: new Uint8Array(0) }
  for (let at = 0; at < bytes.length; ) {
    const id = readNumber(bytes, at, 4, true)
    const size = id && readNumber(bytes, at + id.length, 8, false)
    if (!id || !size) return yield nonsense
    const start = at + id.length + size.length
    const isMaster = masters.includes(id.value)
    if (!isMaster && (size.unknown || size.value > bytes.length - start)) return yield nonsense
    at = isMaster ? start : start + size.value
    yield { id: id.value, content: bytes.subarray(start, at) }
  }
}

/** A number of variable length: as many leading zeros as bytes follow the first one. */
export function readNumber(
  bytes: Uint8Array,
  at: number,
  longest: number,
  withMarker: boolean,
): { value: number; length: number; unknown: boolean } | undefined {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || length > longest || at + length > bytes.length) return undefined
  const marker = 0x80 >> (length - 1)
  let value = withMarker ? first : first & (marker - 1)
  let ones = (first & (marker - 1)) === marker - 1
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0
    value = value * 256 + byte
    ones &&= byte === 0xff
  }
  return { value, length, unknown: ones }
}

/** An unsigned integer of up to eight bytes. */
export function uintOf(content: Uint8Array): number {
  return content.reduce((value, byte) => value * 256 + byte, 0)
}

/** A float of four or eight bytes; zero of any other length. */
export function floatOf(content: Uint8Array): number {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  return content.length === 4 ? view.getFloat32(0) : content.length === 8 ? view.getFloat64(0) : 0
}

export function textOf(content: Uint8Array): string {
  return Buffer.from(content).toString('latin1').replace(/\0+$/, '')
}
