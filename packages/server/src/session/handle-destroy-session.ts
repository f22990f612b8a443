import type { MtprotoMethods } from '@longshore/protocol/schema/mtproto-types.gen'
import type { Incoming } from './incoming.ts'
import { serviceMessage } from './service-message.ts'
import { closeSession } from './sessions.ts'

/** Forgets another session of the same key; "the own session cannot be destroyed". */
export function handleDestroySession(
  { session, key }: Incoming,
  { session_id }: MtprotoMethods['destroy_session']['request'],
): void {
  const other = session_id === session.id ? undefined : key.sessions.get(session_id)
  closeSession(key, other)
  const body = serviceMessage({ _: other ? 'destroy_session_ok' : 'destroy_session_none', session_id })
  session.outgoing.send({ body, keep: 'no' })
}
