import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { openBinding } from '@longshore/protocol/mtproto/handshake/bind-temp-key'
import { HandshakeError } from '@longshore/protocol/mtproto/handshake/handshake-error'
import type { TemporaryKeyBinding } from './dispatcher.ts'
import type { PermanentKey, TemporaryKey } from './held-key.ts'
import type { Incoming } from './incoming.ts'
import { nowInSeconds } from './services.ts'

/** Seconds by which clients may be wrong about the end of their own key, which they reckon from the server's time. */
const TOLERANCE = 300

/**
 * auth.bindTempAuthKey (api/pfs). A permanent key may have several temporary ones at a time: clients make one for each
 * of their sessions.
 *
 * ENCRYPTED_MESSAGE_INVALID makes a client throw both keys away, hence its account: it means that this server does not
 * have the permanent key, and nothing less.
 */
export async function bindTemporaryKey(incoming: Incoming, binding: TemporaryKeyBinding): Promise<void> {
  const { services, key } = incoming
  if (key.kind !== 'temporary') throw new RpcError('TEMP_AUTH_KEY_EMPTY')
  const permanent = await services.keys.load(binding.permanentKeyId)
  if (!permanent || !isProved(incoming, key, permanent, binding))
    throw new RpcError('ENCRYPTED_MESSAGE_INVALID')
  const now = nowInSeconds(services)
  const { expiresAt } = binding
  if (expiresAt <= now || expiresAt > key.expiresAt + TOLERANCE) throw new RpcError('EXPIRES_AT_INVALID')
  if (key.boundTo && key.boundTo !== permanent) throw new RpcError('TEMP_AUTH_KEY_ALREADY_BOUND')
  await services.keys.temporary.bind(key, permanent, incoming.peer.link.remoteAddress)
}

/** Whether the encrypted message, which takes the permanent key to write, says what the request says. */
function isProved(
  { services, session, message }: Incoming,
  temporary: TemporaryKey,
  permanent: PermanentKey,
  { nonce, expiresAt, encryptedMessage }: TemporaryKeyBinding,
): boolean {
  try {
    const proof = openBinding(services.crypto, permanent.authKey, encryptedMessage)
    return (
      proof.msgId === message.id &&
      proof.nonce === nonce &&
      proof.tempAuthKeyId === temporary.authKey.id &&
      proof.permAuthKeyId === permanent.authKey.id &&
      proof.tempSessionId === session.id &&
      proof.expiresAt === expiresAt
    )
  } catch (error) {
    if (error instanceof HandshakeError) return false
    throw error
  }
}
