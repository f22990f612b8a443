import { bigIntOf, concatBytes, sameBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import type { MtprotoConstructors, MtprotoMethods } from '../../schema/mtproto-types.gen.ts'
import { TlReader } from '../../tl/reader.ts'
import { HandshakeError } from './handshake-error.ts'
import { readHashed } from './hashed-object.ts'
import { type MtprotoObject, readMtproto } from './mtproto-object.ts'
import type { Factors } from './proof-of-work.ts'
import { RSA_LENGTH, type RsaPrivateKey } from './rsa.ts'
import { openOldPadded, openPadded } from './rsa-padding.ts'

type ReqDhParams = MtprotoMethods['req_DH_params']['request']

/** What a client sends under the server's RSA key; older clients name no DC. */
export type InnerData = MtprotoConstructors[
  | 'p_q_inner_data'
  | 'p_q_inner_data_dc'
  | 'p_q_inner_data_temp'
  | 'p_q_inner_data_temp_dc']

/**
 * Decrypts the inner data of a request in either padding and checks that it repeats what is known.
 *
 * @throws HandshakeError, TlError
 */
export function openInnerData(
  crypto: CryptoProvider,
  keys: readonly RsaPrivateKey[],
  request: ReqDhParams,
  { p, q }: Factors,
): InnerData {
  if (bigIntOf(request.p) !== p || bigIntOf(request.q) !== q)
    throw new HandshakeError('p and q are not the factors of pq')
  const key = keys.find(({ fingerprint }) => fingerprint === request.public_key_fingerprint)
  if (key === undefined) throw new HandshakeError('the fingerprint is of no key here')
  const missing = RSA_LENGTH - request.encrypted_data.length
  if (missing < 0) throw new HandshakeError(`the encrypted data has ${request.encrypted_data.length} bytes`)
  // mtcute leaves out leading zeroes where it uses the old padding.
  const block = key.decrypt(concatBytes(new Uint8Array(missing), request.encrypted_data))
  if (block === undefined) throw new HandshakeError('the encrypted data is not below the modulus')

  const inner = readInnerData(crypto, block)
  const repeats =
    sameBytes(inner.nonce, request.nonce) &&
    sameBytes(inner.server_nonce, request.server_nonce) &&
    bigIntOf(inner.pq) === p * q &&
    bigIntOf(inner.p) === p &&
    bigIntOf(inner.q) === q
  if (!repeats) throw new HandshakeError('the inner data differs from what it repeats')
  return inner
}

function readInnerData(crypto: CryptoProvider, block: Uint8Array): InnerData {
  const padded = openPadded(crypto, block)
  if (padded !== undefined) return expectInnerData(readMtproto(new TlReader(padded)))
  const oldPadded = openOldPadded(block)
  if (oldPadded === undefined) throw new HandshakeError('the encrypted data has neither padding')
  return expectInnerData(readHashed(crypto, oldPadded, RSA_LENGTH))
}

function expectInnerData(object: MtprotoObject): InnerData {
  switch (object._) {
    case 'p_q_inner_data':
    case 'p_q_inner_data_dc':
    case 'p_q_inner_data_temp':
    case 'p_q_inner_data_temp_dc':
      return object
    default:
      throw new HandshakeError(`${object._} is no inner data`)
  }
}
