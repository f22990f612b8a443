import type { CryptoProvider } from '../../crypto/provider.ts'
import { TransportError } from './frame.ts'
import type { Framing, FramingOptions } from './framing.ts'

/** Length and sequence number. */
const HEADER = 8
/** The header and the CRC-32 behind the payload are counted in the length. */
const OVERHEAD = HEADER + 4

/**
 * Full (mtproto/mtproto-transports): length, sequence number from 0 on in each direction, payload, CRC-32 of all of
 * these. It has no quick acknowledgements.
 */
export function full({ maxFrame, crypto }: FramingOptions & { crypto: CryptoProvider }): Framing {
  let received = 0
  let sent = 0

  return {
    tag: new Uint8Array(0),

    read(queue) {
      const length = queue.peek(4)?.getUint32(0, true)
      if (length === undefined) return undefined
      if (length <= OVERHEAD || length - OVERHEAD > maxFrame || length % 4 !== 0) {
        throw new TransportError(`full: a packet of ${length} bytes`)
      }
      const packet = queue.take(length)
      if (packet === undefined) return undefined
      const view = new DataView(packet.buffer, packet.byteOffset, packet.length)
      if (crypto.crc32(packet.subarray(0, length - 4)) !== view.getUint32(length - 4, true)) {
        throw new TransportError('full: wrong CRC-32')
      }
      const sequence = view.getUint32(4, true)
      if (sequence !== received) {
        throw new TransportError(`full: packet ${sequence} where ${received} is expected`)
      }
      received = (received + 1) >>> 0
      return { payload: packet.subarray(HEADER, length - 4), quickAck: false }
    },

    frame(payload) {
      const header = new DataView(new ArrayBuffer(HEADER))
      header.setUint32(0, payload.length + OVERHEAD, true)
      header.setUint32(4, sent, true)
      sent = (sent + 1) >>> 0
      const headerBytes = new Uint8Array(header.buffer)
      const crc = new DataView(new ArrayBuffer(4))
      crc.setUint32(0, crypto.crc32(payload, crypto.crc32(headerBytes)), true)
      return [headerBytes, payload, new Uint8Array(crc.buffer)]
    },

    quickAck: () => [],
  }
}
