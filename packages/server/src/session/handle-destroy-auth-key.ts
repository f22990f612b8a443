import type { Incoming } from './incoming.ts'
import { serviceMessage } from './service-message.ts'
import type { Services } from './services.ts'

/**
 * The key of this message is forgotten, once the client has been told so, and before it those whose logins came from its
 * own: what fails in between is asked for again.
 */
export function handleDestroyAuthKey({ services, session, key }: Incoming): void {
  const { keys, log } = services
  const { id } = key.authKey
  const answer = (_: 'destroy_auth_key_ok' | 'destroy_auth_key_fail') =>
    session.outgoing.send({ body: serviceMessage({ _ }), keep: 'no' })

  const deleting = key.kind === 'temporary' ? keys.temporary.delete([id]) : destroy(id, services)
  deleting.then(
    () => {
      answer('destroy_auth_key_ok')
      if (key.kind === 'temporary') keys.temporary.forget([id])
      else keys.retire(key)
    },
    (error) => {
      log.error({ err: error }, 'an authorization key could not be deleted')
      answer('destroy_auth_key_fail')
    },
  )
}

async function destroy(
  id: bigint,
  { keys, dispatcher }: Pick<Services, 'keys' | 'dispatcher'>,
): Promise<void> {
  for (const imported of (await dispatcher.endedWith?.(id)) ?? []) {
    const ended = imported === id ? undefined : await keys.delete(imported)
    if (ended) keys.retire(ended)
  }
  await keys.delete(id)
}
