import { concatBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { TlError, TlReader } from '../../tl/reader.ts'
import { TlWriter } from '../../tl/writer.ts'
import type { AuthKey } from '../message/auth-key.ts'
import { deriveKeyV1, messageKeyV1 } from '../message/message-key-v1.ts'
import { HandshakeError } from './handshake-error.ts'
import { encodeMtproto, readMtproto } from './mtproto-object.ts'

/** bind_auth_key_inner, the "msg_len" of api/pfs. */
const INNER_LENGTH = 40
/** random (16), msg_id, seqno, msg_len, the inner object; without padding. */
const PLAINTEXT_LENGTH = 16 + 8 + 4 + 4 + INNER_LENGTH
/** To a multiple of 16. */
const PADDED_LENGTH = 80
/** auth_key_id, msg_key. */
const HEADER_LENGTH = 24

/** What auth.bindTempAuthKey proves: that who uses the temporary key also has the permanent one (api/pfs). */
export interface Binding {
  /** The id of the message that carries the request. */
  msgId: bigint
  /** Random, the same as in the request. */
  nonce: bigint
  tempAuthKeyId: bigint
  permAuthKeyId: bigint
  /** The session in which the request travels, under the temporary key. */
  tempSessionId: bigint
  /** Unix time in seconds, the same as in the request. */
  expiresAt: number
}

/** The client's encrypted_message: the binding under the permanent key, as MTProto 1.0 encrypts. */
export function sealBinding(crypto: CryptoProvider, permanentKey: AuthKey, binding: Binding): Uint8Array {
  const writer = new TlWriter(PADDED_LENGTH)
  writer.raw(crypto.randomBytes(16))
  writer.long(binding.msgId)
  writer.int(0)
  writer.int(INNER_LENGTH)
  writer.raw(
    encodeMtproto({
      _: 'bind_auth_key_inner',
      nonce: binding.nonce,
      temp_auth_key_id: binding.tempAuthKeyId,
      perm_auth_key_id: binding.permAuthKeyId,
      temp_session_id: binding.tempSessionId,
      expires_at: binding.expiresAt,
    }),
  )
  const plaintext = writer.finish()
  const msgKey = messageKeyV1(crypto, plaintext)
  const { key, iv } = deriveKeyV1(crypto, permanentKey.key, msgKey)
  const padded = concatBytes(plaintext, crypto.randomBytes(PADDED_LENGTH - PLAINTEXT_LENGTH))
  return concatBytes(idBytes(permanentKey), msgKey, crypto.igeEncrypt(padded, key, iv))
}

/**
 * The server's side: decrypts an encrypted_message with the permanent key that the request names. It is for the caller to
 * check that the binding says what the request and the message around it say.
 *
 * @throws HandshakeError when it was not encrypted with this key, or says something else: ENCRYPTED_MESSAGE_INVALID
 */
export function openBinding(
  crypto: CryptoProvider,
  permanentKey: AuthKey,
  encryptedMessage: Uint8Array,
): Binding {
  if (encryptedMessage.length !== HEADER_LENGTH + PADDED_LENGTH) {
    throw new HandshakeError(`no binding has ${encryptedMessage.length} bytes`)
  }
  if (!crypto.equal(encryptedMessage.subarray(0, 8), idBytes(permanentKey))) {
    throw new HandshakeError('the binding is encrypted with another key')
  }
  const msgKey = encryptedMessage.subarray(8, HEADER_LENGTH)
  const { key, iv } = deriveKeyV1(crypto, permanentKey.key, msgKey)
  const plaintext = crypto
    .igeDecrypt(encryptedMessage.subarray(HEADER_LENGTH), key, iv)
    .subarray(0, PLAINTEXT_LENGTH)
  if (!crypto.equal(messageKeyV1(crypto, plaintext), msgKey))
    throw new HandshakeError('msg_key is not that of the binding')
  return readBinding(new TlReader(plaintext.subarray(16)))
}

function readBinding(reader: TlReader): Binding {
  try {
    const msgId = reader.long()
    const seqNo = reader.int()
    const length = reader.int()
    const inner = readMtproto(reader)
    if (seqNo !== 0 || length !== INNER_LENGTH || inner._ !== 'bind_auth_key_inner') {
      throw new HandshakeError('the binding holds something else')
    }
    return {
      msgId,
      nonce: inner.nonce,
      tempAuthKeyId: inner.temp_auth_key_id,
      permAuthKeyId: inner.perm_auth_key_id,
      tempSessionId: inner.temp_session_id,
      expiresAt: inner.expires_at,
    }
  } catch (error) {
    throw error instanceof TlError
      ? new HandshakeError('the binding cannot be read', { cause: error })
      : error
  }
}

function idBytes(authKey: AuthKey): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, authKey.id, true)
  return bytes
}
