import type { Handler } from '../handler.ts'

export const bindTempAuthKey: Handler<'auth.bindTempAuthKey'> = async (request, { caller }) => {
  await caller.bindTemporaryKey({
    permanentKeyId: request.perm_auth_key_id,
    nonce: request.nonce,
    expiresAt: request.expires_at,
    encryptedMessage: request.encrypted_message,
  })
  return true
}
