import type { Constructor } from '@longshore/protocol/schema/api'
import type { KeyRecord } from '../../storage/ports/key-store.ts'

/** A key somebody is logged in with; the current one goes by the hash 0, as it cannot be reset. */
export function shapeAuthorization(key: KeyRecord, current: bigint): Constructor<'authorization'> {
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
