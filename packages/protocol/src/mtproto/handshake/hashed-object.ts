import { concatBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { TlReader } from '../../tl/reader.ts'
import { HandshakeError } from './handshake-error.ts'
import { encodeMtproto, type MtprotoObject, readMtproto } from './mtproto-object.ts'

const SHA1 = 20

/** SHA1(data) + data + 0 to 15 random bytes, for a cipher with blocks of 16 bytes. */
export function writeHashed(crypto: CryptoProvider, object: MtprotoObject): Uint8Array {
  const data = encodeMtproto(object)
  const padding = -(SHA1 + data.length) & 15
  return concatBytes(crypto.sha1(data), data, crypto.randomBytes(padding))
}

/**
 * Reads SHA1(data) + data + padding. Only the object itself says how long the data is.
 *
 * @param maxPadding bytes that may follow the data
 * @throws HandshakeError, TlError
 */
export function readHashed(crypto: CryptoProvider, bytes: Uint8Array, maxPadding: number): MtprotoObject {
  const data = bytes.subarray(SHA1)
  const reader = new TlReader(data)
  const object = readMtproto(reader)
  const hash = crypto.sha1(data.subarray(0, reader.position))
  if (!crypto.equal(hash, bytes.subarray(0, SHA1)))
    throw new HandshakeError('the SHA-1 is not that of the data')
  if (reader.remaining > maxPadding) throw new HandshakeError(`${reader.remaining} bytes of padding`)
  return object
}
