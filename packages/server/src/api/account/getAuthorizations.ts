import type { Constructor } from '@longshore/protocol/schema/api'
import type { KeyRecord } from '../../storage/ports/key-store.ts'
import type { Handler } from '../handler.ts'

/** Days without use after which Telegram would end a session; nothing ends by itself here. */
const authorizationTtlDays = 365

/** All keys the user is logged in with; the current one goes by the hash 0, as it cannot be reset. */
export const getAuthorizations: Handler<'account.getAuthorizations'> = async (_request, context) => {
  const keys = await context.keys.keysOfUser(context.userId)
  return {
    _: 'account.authorizations',
    authorization_ttl_days: authorizationTtlDays,
    authorizations: keys.map((key) => shapeAuthorization(key, context.caller.authKeyId)),
  }
}

function shapeAuthorization(key: KeyRecord, current: bigint): Constructor<'authorization'> {
  return {
    _: 'authorization',
    current: key.id === current,
    hash: key.id === current ? 0n : key.id,
    device_model: key.client?.deviceModel ?? '',
    platform: '',
    system_version: key.client?.systemVersion ?? '',
    api_id: key.client?.apiId ?? 0,
    app_name: '',
    app_version: key.client?.appVersion ?? '',
    date_created: key.createdAt,
    date_active: key.activeAt,
    ip: key.address,
    country: '',
    region: '',
  }
}
