import { TransportError } from './frame.ts'
import type { Framing, FramingOptions } from './framing.ts'
import { littleEndian } from './little-endian.ts'

/** How an answer of HTTP begins, read as a length. */
const HTTP = 0x50_54_54_48

/** In a length: the client asks for a quick acknowledgement, or what follows from the server is one. */
export const QUICK_ACK = 0x8000_0000

/** Intermediate (mtproto/mtproto-transports): the length in four bytes. */
export function intermediate({ side, maxFrame }: FramingOptions): Framing {
  return {
    tag: Uint8Array.of(0xee, 0xee, 0xee, 0xee),

    read(queue) {
      const first = queue.peek(4)?.getUint32(0, true)
      if (first === undefined) return undefined
      const marked = first >= QUICK_ACK
      if (side === 'client' && marked) {
        const token = queue.take(4)
        return token && { payload: token, quickAck: true }
      }
      const length = marked ? first - QUICK_ACK : first
      if (first === HTTP)
        throw new TransportError('what answers there is a web server: it speaks HTTP, not MTProto')
      if (length === 0 || length > maxFrame)
        throw new TransportError(`intermediate: a frame of ${length} bytes`)
      if (!queue.has(4 + length)) return undefined
      queue.take(4)
      const payload = queue.take(length)
      return payload && { payload, quickAck: marked }
    },

    frame: (payload, quickAck) => [littleEndian(payload.length + (quickAck ? QUICK_ACK : 0)), payload],
    quickAck: (token) => [littleEndian(token)],
  }
}
