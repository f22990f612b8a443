import { mtprotoCodec } from '../../schema/codec.ts'
import type { MtprotoConstructors, MtprotoMethods } from '../../schema/mtproto-types.gen.ts'
import { TlReader } from '../../tl/reader.ts'

type OneOf<T> = T[keyof T]

/** Everything that MTProto's own codec reads and writes. */
export type MtprotoObject =
  | OneOf<MtprotoConstructors>
  | OneOf<{ [M in keyof MtprotoMethods]: MtprotoMethods[M]['request'] }>

/** The next object. @throws TlError */
export function readMtproto(reader: TlReader): MtprotoObject {
  // The codec of MTProto's table makes nothing else.
  return mtprotoCodec.read(reader) as MtprotoObject
}

/**
 * The object at the beginning of a plain message's body. TDLib lengthens these by up to 255 random bytes, which cannot
 * be told apart from it otherwise.
 *
 * @throws TlError
 */
export function readPlainBody(body: Uint8Array): MtprotoObject {
  return readMtproto(new TlReader(body))
}

export function encodeMtproto(object: MtprotoObject): Uint8Array {
  return mtprotoCodec.encode(object)
}
