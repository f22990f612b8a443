import type { TransportKind } from './frame.ts'

export type Opening = TransportKind | 'obfuscated' | 'http' | 'tls'

/** First four bytes, little-endian, that no obfuscated stream begins with. */
const openings = new Map<number, Opening>([
  [0xeeeeeeee, 'intermediate'],
  [0xdddddddd, 'padded'],
  [0x20544547, 'http'], // "GET "
  [0x54534f50, 'http'], // "POST"
  [0x44414548, 'http'], // "HEAD"
  [0x4954504f, 'http'], // "OPTI"
  [0x02010316, 'tls'],
])

/**
 * What the first bytes of a client's stream announce (mtproto/mtproto-transports); undefined while there are too few.
 * Eight bytes always tell.
 */
export function recognise(start: DataView): Opening | undefined {
  if (start.byteLength >= 1 && start.getUint8(0) === 0xef) return 'abridged'
  if (start.byteLength < 4) return undefined
  const known = openings.get(start.getUint32(0, true))
  if (known !== undefined) return known
  if (start.byteLength < 8) return undefined
  // The first packet of the full transport has the sequence number 0; obfuscated streams avoid zeroes here.
  return start.getUint32(4, true) === 0 ? 'full' : 'obfuscated'
}
