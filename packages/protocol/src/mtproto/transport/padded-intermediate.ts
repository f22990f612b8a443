import { concatBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { type Frame, TransportError } from './frame.ts'
import type { Framing, FramingOptions } from './framing.ts'
import { intermediate, QUICK_ACK } from './intermediate.ts'
import { littleEndian } from './little-endian.ts'

/** Up to this many random bytes follow each payload and are counted in its length. */
const MAX_PADDING = 15
/** Errors and quick acknowledgements get less: clients take packets of 16 bytes and more for messages. */
const SHORT_PACKET = 8
const MAX_SHORT_PADDING = 7
/** Where a short packet has its error code: a quick acknowledgement's token follows. */
const QUICK_ACK_CODE = 0xffff_ffff
/** auth_key_id, message_id, length: no message is shorter, while an error with all its padding is. */
const PLAIN_HEADER = 20
/** auth_key_id, msg_key. */
const ENCRYPTED_HEADER = 24

/** Padded intermediate (mtproto/mtproto-transports): packets of intermediate with a random tail. */
export function paddedIntermediate(options: FramingOptions & { crypto: CryptoProvider }): Framing {
  const { side, maxFrame, crypto } = options
  const packets = intermediate({ side, maxFrame: maxFrame + MAX_PADDING })

  function packet(payload: Uint8Array, flag: number): Uint8Array[] {
    const [random = 0] = crypto.randomBytes(1)
    const tail = crypto.randomBytes(
      random & (payload.length <= SHORT_PACKET ? MAX_SHORT_PADDING : MAX_PADDING),
    )
    return [littleEndian(flag + payload.length + tail.length), payload, tail]
  }

  return {
    tag: Uint8Array.of(0xdd, 0xdd, 0xdd, 0xdd),

    read(queue) {
      const packet = packets.read(queue)
      if (packet === undefined) return undefined
      const { payload, quickAck } = packet
      if (payload.length < 4)
        throw new TransportError(`padded intermediate: a packet of ${payload.length} bytes`)
      if (payload.length >= PLAIN_HEADER) return { payload: withoutPadding(payload), quickAck }
      // A bare token, as intermediate has it, is understood as well.
      return side === 'server' || quickAck ? packet : readShortPacket(payload)
    },

    frame: (payload, quickAck) => packet(payload, quickAck ? QUICK_ACK : 0),
    quickAck: (token) => packet(concatBytes(littleEndian(QUICK_ACK_CODE), littleEndian(token)), 0),
  }
}

/** An error code, or -1 and the token of a quick acknowledgement; then padding. */
function readShortPacket(payload: Uint8Array): Frame {
  const code = payload.subarray(0, 4)
  const quickAck = payload.length >= 8 && code.every((byte) => byte === 0xff)
  return { payload: quickAck ? payload.subarray(4, 8) : code, quickAck }
}

/** Only the message itself says how long it is: by its length when plain, else by its blocks of 16 bytes. */
function withoutPadding(payload: Uint8Array): Uint8Array {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length)
  const plain = view.getBigInt64(0) === 0n
  const length = plain
    ? PLAIN_HEADER + view.getUint32(16, true)
    : payload.length - (Math.max(0, payload.length - ENCRYPTED_HEADER) % 16)
  // A length that lies is left to whoever reads the message.
  return payload.subarray(0, length)
}
