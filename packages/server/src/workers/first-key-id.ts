import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { authKeyIdOf } from '@longshore/protocol/mtproto/message/auth-key-id'
import { TransportError, type TransportKind } from '@longshore/protocol/mtproto/transport/frame'
import { deobfuscate, OBFUSCATED_HEADER } from '@longshore/protocol/mtproto/transport/obfuscation'
import { recognise } from '@longshore/protocol/mtproto/transport/recognise'

const KEY_ID = 8
const LONGEST_LENGTH = 8
/** Bytes that `recognise` needs at most. */
const LONGEST_OPENING = 8
/** An abridged length that announces three more bytes. */
const LONG_LENGTH = 0x7f

/** Bytes of a client's stream that tell its first auth_key_id at the latest. */
export const MOST_BYTES = OBFUSCATED_HEADER + LONGEST_LENGTH + KEY_ID

/**
 * The auth_key_id of the first message of a client's stream, 0n for a handshake, by the first bytes of whatever transport
 * (mtproto/mtproto-transports). Nothing else is looked at: whoever serves the connection judges the rest.
 *
 * @returns undefined while there are too few bytes; 'none' where there will be none: HTTP, or what no transport sends
 */
export function firstKeyId(crypto: CryptoProvider, stream: Uint8Array): bigint | 'none' | undefined {
  const start = stream.subarray(0, MOST_BYTES)
  const opening = recognise(viewOf(start.subarray(0, LONGEST_OPENING)))
  if (opening === undefined || opening === 'http' || opening === 'tls') return opening && 'none'
  if (opening === 'obfuscated') return inObfuscated(crypto, start)
  return inFrame(opening, start.subarray(tagLengths[opening]))
}

const tagLengths: Readonly<Record<TransportKind, number>> = {
  abridged: 1,
  intermediate: 4,
  padded: 4,
  full: 0,
}

function inObfuscated(crypto: CryptoProvider, start: Uint8Array): bigint | 'none' | undefined {
  if (start.length < OBFUSCATED_HEADER) return undefined
  try {
    const { kind, incoming } = deobfuscate(crypto, start.subarray(0, OBFUSCATED_HEADER))
    // The stream itself goes on to whoever serves it.
    const frame = Uint8Array.from(start.subarray(OBFUSCATED_HEADER))
    incoming.applyTo(frame)
    return inFrame(kind, frame)
  } catch (error) {
    if (error instanceof TransportError) return 'none'
    throw error
  }
}

function inFrame(kind: TransportKind, frame: Uint8Array): bigint | 'none' | undefined {
  const length = lengthOf(kind, frame)
  if (length === undefined) return undefined
  if (length.payload < KEY_ID) return 'none'
  const payload = frame.subarray(length.header)
  return payload.length < KEY_ID ? undefined : authKeyIdOf(payload)
}

/** Bytes before the payload, and bytes the payload is said to have. */
function lengthOf(kind: TransportKind, frame: Uint8Array): { header: number; payload: number } | undefined {
  if (kind === 'abridged') return abridgedLength(frame)
  if (frame.length < 4) return undefined
  // The highest bit asks for a quick acknowledgement.
  const length = viewOf(frame).getUint32(0, true) & 0x7fff_ffff
  return kind === 'full' ? { header: 8, payload: length - 12 } : { header: 4, payload: length }
}

function abridgedLength(frame: Uint8Array): { header: number; payload: number } | undefined {
  const [first] = frame
  if (first === undefined) return undefined
  const words = first & LONG_LENGTH
  if (words < LONG_LENGTH) return { header: 1, payload: 4 * words }
  return frame.length < 4 ? undefined : { header: 4, payload: 4 * (viewOf(frame).getUint32(0, true) >>> 8) }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
