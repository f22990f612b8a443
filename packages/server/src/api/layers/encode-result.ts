import { apiCodec, NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { TlWriter } from '@longshore/protocol/tl/writer'
import { downgradeResult } from './result-type.ts'
import { servedLayer } from './served-layer.ts'
import { toLayer } from './to-layer.ts'

/**
 * A method's answer, given as the newest layer has it, in the bytes of the caller's layer. The layer of the connection
 * counts, not the version that the method was called in: some clients mix the two. Only a method that is younger than
 * that layer is answered in the one it came with: who calls it can read that.
 *
 * @returns in pieces: the bytes of files lie where they lay
 * @throws TlError when the layer cannot carry the answer
 */
export function encodeResult(method: string, value: unknown, callerLayer: number): Uint8Array[] {
  const layer = layerWith(method, servedLayer(callerLayer))
  const writer = new TlWriter()
  apiCodec.writeResult(writer, method, toLayer(downgradeResult(method, value, layer), layer), layer)
  return writer.pieces()
}

function layerWith(method: string, layer: number): number {
  for (let later = layer; later <= NEWEST_LAYER; later++) {
    if (apiCodec.definition(method, later) !== undefined) return later
  }
  return layer
}
