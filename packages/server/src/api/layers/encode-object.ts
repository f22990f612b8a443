import type { TlObject } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { servedLayer } from './served-layer.ts'
import { toLayer } from './to-layer.ts'

/**
 * An object of the newest layer, such as a pushed update, in the bytes of an older one.
 *
 * @throws TlError when the layer cannot carry the object
 */
export function encodeObject(object: TlObject, layer: number): Uint8Array {
  const served = servedLayer(layer)
  return apiCodec.encode(toLayer(object, served) as TlObject, served)
}
