import { authKeyIdOf } from './auth-key-id.ts'
import { EnvelopeError } from './envelope-error.ts'

/** auth_key_id (zero), message_id, message_data_length */
const HEADER = 20

/** A plain message, as key generation uses it (mtproto/description, Unencrypted Message). */
export function sealPlain(msgId: bigint, body: Uint8Array): Uint8Array {
  const payload = new Uint8Array(HEADER + body.length)
  const view = new DataView(payload.buffer)
  view.setBigInt64(8, msgId, true)
  view.setInt32(16, body.length, true)
  payload.set(body, HEADER)
  return payload
}

/**
 * Undoes {@link sealPlain}; the body is a view. TDLib lengthens the body by up to 255 random bytes behind the object.
 *
 * @throws EnvelopeError
 */
export function openPlain(payload: Uint8Array): { msgId: bigint; body: Uint8Array } {
  if (authKeyIdOf(payload) !== 0n) throw new EnvelopeError('the message is encrypted')
  if (payload.length < HEADER) throw new EnvelopeError(`no plain message has ${payload.length} bytes`)
  const view = new DataView(payload.buffer, payload.byteOffset, payload.length)
  const body = payload.subarray(HEADER)
  const length = view.getInt32(16, true)
  if (length !== body.length) {
    throw new EnvelopeError(`the plain message has ${body.length} bytes and says ${length}`)
  }
  return { msgId: view.getBigInt64(8, true), body }
}
