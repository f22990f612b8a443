import { type Frame, TransportError } from './frame.ts'
import type { Framing, FramingOptions } from './framing.ts'
import { littleEndian } from './little-endian.ts'

/** A length in words below this stands in one byte; this value announces three more. */
const LONG_LENGTH = 0x7f
const QUICK_ACK = 0x80

/** Abridged (mtproto/mtproto-transports): the length in 4-byte words in one byte, or 7f and three bytes. */
export function abridged({ side, maxFrame }: FramingOptions): Framing {
  return {
    tag: Uint8Array.of(0xef),

    read(queue) {
      const first = queue.peek(1)?.getUint8(0)
      if (first === undefined) return undefined
      if (side === 'client' && first >= QUICK_ACK) return readQuickAck(queue.take(4))

      const words = first & LONG_LENGTH
      const header = words === LONG_LENGTH ? 4 : 1
      const long = queue.peek(header)
      if (long === undefined) return undefined
      const length = 4 * (header === 4 ? long.getUint32(0, true) >>> 8 : words)
      if (length === 0 || length > maxFrame) throw new TransportError(`abridged: a frame of ${length} bytes`)
      if (!queue.has(header + length)) return undefined
      queue.take(header)
      const payload = queue.take(length)
      return payload && { payload, quickAck: first >= QUICK_ACK }
    },

    frame(payload, quickAck) {
      const words = payload.length / 4
      if (!Number.isInteger(words) || words === 0 || words > 0xff_ff_ff) {
        throw new RangeError(`abridged cannot carry ${payload.length} bytes`)
      }
      const flag = quickAck ? QUICK_ACK : 0
      const header =
        words < LONG_LENGTH
          ? Uint8Array.of(flag | words)
          : littleEndian(((words << 8) | flag | LONG_LENGTH) >>> 0)
      return [header, payload]
    },

    // "a 4-byte token in big endian": so that its highest bit, which is set, comes first.
    quickAck: (token) => [littleEndian(token).reverse()],
  }
}

function readQuickAck(token: Uint8Array | undefined): Frame | undefined {
  return token && { payload: Uint8Array.from(token).reverse(), quickAck: true }
}
