import type { CryptoProvider, StreamCipher } from '../../crypto/provider.ts'
import { TransportError, type TransportKind } from './frame.ts'
import { recognise } from './recognise.ts'

/** An obfuscated stream begins with this many bytes: random, but for the tag of the transport inside and a DC id. */
export const OBFUSCATED_HEADER = 64

// Offsets in the header.
const SECRETS = 8
const TAG = 56
const DC_ID = 60

/** Both directions of one end of an obfuscated connection. */
export interface Obfuscation {
  incoming: StreamCipher
  outgoing: StreamCipher
}

/** The client's end, and the header it must send first. `tag` is the transport's, repeated to four bytes. */
export function obfuscate(
  crypto: CryptoProvider,
  tag: Uint8Array,
  dcId: number,
): Obfuscation & { header: Uint8Array } {
  const header = randomHeader(crypto)
  for (let i = 0; i < 4; i++) header[TAG + i] = tag[i % tag.length] ?? 0
  new DataView(header.buffer).setInt16(DC_ID, dcId, true)
  const { fromClient, toClient } = ciphersOf(crypto, header)
  // The key stream runs from the first byte on, although only the end of the header is encrypted.
  const encrypted = Uint8Array.from(header)
  fromClient.applyTo(encrypted)
  header.set(encrypted.subarray(TAG), TAG)
  return { header, incoming: toClient, outgoing: fromClient }
}

/**
 * The server's end of a stream with the given header, and the transport inside. The DC id may be anything: it is meant
 * for proxies, but some clients write it always.
 */
export function deobfuscate(
  crypto: CryptoProvider,
  header: Uint8Array,
): Obfuscation & { kind: TransportKind } {
  const { fromClient, toClient } = ciphersOf(crypto, header)
  const plain = Uint8Array.from(header)
  fromClient.applyTo(plain)
  return { kind: kindOf(plain.subarray(TAG, TAG + 4)), incoming: fromClient, outgoing: toClient }
}

/** Random bytes that nobody takes for the beginning of another transport. */
function randomHeader(crypto: CryptoProvider): Uint8Array<ArrayBuffer> {
  for (;;) {
    const header = new Uint8Array(crypto.randomBytes(OBFUSCATED_HEADER))
    if (recognise(new DataView(header.buffer)) === 'obfuscated') return header
  }
}

/** Key and iv lie in the header for one direction; reversed they are those of the other. */
function ciphersOf(crypto: CryptoProvider, header: Uint8Array) {
  const secrets = Uint8Array.from(header.subarray(SECRETS, TAG))
  const reversed = Uint8Array.from(secrets).reverse()
  return {
    fromClient: crypto.createCtr(secrets.subarray(0, 32), secrets.subarray(32)),
    toClient: crypto.createCtr(reversed.subarray(0, 32), reversed.subarray(32)),
  }
}

function kindOf(tag: Uint8Array): TransportKind {
  const [first = 0] = tag
  if (tag.every((byte) => byte === first)) {
    if (first === 0xef) return 'abridged'
    if (first === 0xee) return 'intermediate'
    if (first === 0xdd) return 'padded'
  }
  throw new TransportError('the stream is neither a transport of MTProto nor obfuscated with a known tag')
}
