import { apiCodec } from '@longshore/protocol/schema/codec'
import { TlWriter } from '@longshore/protocol/tl/writer'
import { downgradeResult } from './result-type.ts'
import { toLayer } from './to-layer.ts'

/**
 * A method's answer, given as the newest layer has it, in the bytes of the caller's layer. The layer of the connection
 * counts, not the version that the method was called in: some clients mix the two.
 *
 * @throws TlError when the layer cannot carry the answer
 */
export function encodeResult(method: string, value: unknown, layer: number): Uint8Array {
  const writer = new TlWriter()
  apiCodec.writeResult(writer, method, toLayer(downgradeResult(method, value, layer), layer), layer)
  return writer.finish()
}
