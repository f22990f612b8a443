import { EnvelopeError } from './envelope-error.ts'

/**
 * auth_key_id, by which the key is found; 0n for a plain message.
 *
 * @throws EnvelopeError when there are not even 8 bytes
 */
export function authKeyIdOf(payload: Uint8Array): bigint {
  if (payload.length < 8) throw new EnvelopeError(`no message has ${payload.length} bytes`)
  return new DataView(payload.buffer, payload.byteOffset).getBigInt64(0, true)
}
