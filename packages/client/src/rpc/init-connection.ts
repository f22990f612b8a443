import type { Pieces } from '@longshore/protocol/crypto/provider'
import type { Request } from '@longshore/protocol/schema/api'
import { apiCodec, NEWEST_LAYER } from '@longshore/protocol/schema/codec'

const nothing = new Uint8Array(0)

/** Who calls: what the server shows the user in the list of sessions. */
export interface ClientInfo {
  readonly apiId: number
  readonly deviceModel: string
  readonly systemVersion: string
  readonly appVersion: string
  /** ISO 639-1, as `en`. */
  readonly langCode: string
}

/** Wraps an encoded method in invokeWithLayer(initConnection(...)) (api/invoking): both end with what they wrap. */
export function withInitConnection(query: Pieces, client: ClientInfo): Pieces {
  const init: Request<'initConnection'> = {
    _: 'initConnection',
    api_id: client.apiId,
    device_model: client.deviceModel,
    system_version: client.systemVersion,
    app_version: client.appVersion,
    system_lang_code: client.langCode,
    lang_pack: '',
    lang_code: client.langCode,
    query: nothing,
  }
  const wrappers = apiCodec.encode({
    _: 'invokeWithLayer',
    layer: NEWEST_LAYER,
    query: apiCodec.encode(init),
  } as Request<'invokeWithLayer'>)
  return [wrappers, ...query]
}
