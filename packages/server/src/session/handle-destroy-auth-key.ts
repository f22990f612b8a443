import type { Incoming } from './incoming.ts'
import { serviceMessage } from './service-message.ts'

/** The key of this message is forgotten, once the client has been told so. */
export function handleDestroyAuthKey({ services, session, key }: Incoming): void {
  const { keys, log } = services
  const answer = (_: 'destroy_auth_key_ok' | 'destroy_auth_key_fail') =>
    session.outgoing.send({ body: serviceMessage({ _ }), keep: 'no' })

  if (key.kind === 'temporary') {
    answer('destroy_auth_key_ok')
    keys.dropTemporary(key)
    return
  }
  keys.delete(key.authKey.id).then(
    () => {
      answer('destroy_auth_key_ok')
      keys.retire(key)
    },
    (error) => {
      log.error({ err: error }, 'an authorization key could not be deleted')
      answer('destroy_auth_key_fail')
    },
  )
}
