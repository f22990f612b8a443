import { isContainer } from '@longshore/protocol/mtproto/message/container'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'

const GZIP_PACKED = 0x3072cfa1

/** What a message is for: `service` is MTProto's own business; a `request` is one for the API. */
export type MessageKind = 'container' | 'packed' | 'service' | 'request'

/** Undefined for less than a constructor id. */
export function kindOf(body: Uint8Array): MessageKind | undefined {
  if (body.length < 4) return undefined
  if (isContainer(body)) return 'container'
  const id = new DataView(body.buffer, body.byteOffset).getUint32(0, true)
  if (id === GZIP_PACKED) return 'packed'
  return mtprotoCodec.knows(id) ? 'service' : 'request'
}
