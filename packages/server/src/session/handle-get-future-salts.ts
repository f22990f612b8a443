import type { MtprotoMethods } from '@longshore/protocol/schema/mtproto-types.gen'
import type { Incoming } from './incoming.ts'
import { serviceMessage } from './service-message.ts'
import { nowInSeconds } from './services.ts'

/** Answers with 1 to 64 salts, outside of rpc_result. */
export function handleGetFutureSalts(
  { services, session, key, message }: Incoming,
  { num }: MtprotoMethods['get_future_salts']['request'],
): void {
  const now = nowInSeconds(services)
  const salts = services.salts.future(key, now, num).map(({ validSince, validUntil, salt }) => ({
    _: 'future_salt' as const,
    valid_since: validSince,
    valid_until: validUntil,
    salt,
  }))
  const body = serviceMessage({ _: 'future_salts', req_msg_id: message.id, now, salts })
  session.outgoing.send({ body, keep: 'no' })
}
