import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'

/** One of MTProto's own messages, as bytes. */
export function serviceMessage(message: MtprotoConstructors[keyof MtprotoConstructors]): Uint8Array {
  return mtprotoCodec.encode(message)
}
