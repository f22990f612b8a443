import { bigIntOf, bytesOfBigInt, concatBytes } from './bytes.ts'

/** The few of ASN.1's distinguished encoding rules (X.690) that keys are written with. */

const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const OBJECT_IDENTIFIER = 0x06
const SEQUENCE = 0x30

/** A number of 0 or more. */
export function integer(value: bigint): Uint8Array {
  const magnitude = bytesOfBigInt(value)
  const first = magnitude[0]
  // The highest bit is the sign.
  const padded = first === undefined || first > 0x7f ? concatBytes(Uint8Array.of(0), magnitude) : magnitude
  return element(INTEGER, padded)
}

export function sequence(...items: Uint8Array[]): Uint8Array {
  return element(SEQUENCE, concatBytes(...items))
}

export function octetString(content: Uint8Array): Uint8Array {
  return element(OCTET_STRING, content)
}

/** A bit string of whole bytes. */
export function bitString(content: Uint8Array): Uint8Array {
  return element(BIT_STRING, concatBytes(Uint8Array.of(0), content))
}

export function objectIdentifier(first: number, second: number, ...others: number[]): Uint8Array {
  return element(OBJECT_IDENTIFIER, Uint8Array.from([40 * first + second, ...others].flatMap(base128)))
}

/**
 * Reads a sequence that holds nothing but integers.
 *
 * @throws RangeError when the bytes are anything else
 */
export function readIntegers(bytes: Uint8Array): bigint[] {
  const { content, rest } = readElement(bytes, SEQUENCE)
  if (rest.length > 0) throw new RangeError('DER: bytes after the end of the sequence')
  const integers: bigint[] = []
  for (let left = content; left.length > 0; ) {
    const item = readElement(left, INTEGER)
    if ((item.content[0] ?? 0x80) > 0x7f) throw new RangeError('DER: an integer is negative or empty')
    integers.push(bigIntOf(item.content))
    left = item.rest
  }
  return integers
}

function element(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content
  const lengthBytes = bytesOfBigInt(BigInt(length))
  const header = length < 0x80 ? [length] : [0x80 | lengthBytes.length, ...lengthBytes]
  return concatBytes(Uint8Array.of(tag, ...header), content)
}

function readElement(bytes: Uint8Array, tag: number): { content: Uint8Array; rest: Uint8Array } {
  const [foundTag, first = 0] = bytes
  if (foundTag !== tag) throw new RangeError(`DER: tag ${tag} is expected, ${foundTag ?? 'nothing'} is there`)
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 3) throw new RangeError('DER: a length has more than three bytes')
  const start = 2 + lengthBytes
  const length = first < 0x80 ? first : Number(bigIntOf(bytes.subarray(2, start)))
  if (start + length > bytes.length) throw new RangeError('DER: an element ends after the bytes')
  return { content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) }
}

/** Seven bits a byte, the highest first; all bytes but the last have bit 7. */
function base128(number: number): number[] {
  const bytes = [number & 0x7f]
  for (let left = number >>> 7; left > 0; left >>>= 7) bytes.unshift((left & 0x7f) | 0x80)
  return bytes
}
