import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoConstructors, MtprotoMethods } from '@longshore/protocol/schema/mtproto-types.gen'

/** An object of MTProto itself, as the server sends it. */
export type ServiceMessage = MtprotoConstructors[keyof MtprotoConstructors]
/** An object of MTProto itself, as the client sends it. */
export type ClientServiceMessage = ServiceMessage | MtprotoMethods[keyof MtprotoMethods]['request']

export function encodeService(message: ClientServiceMessage): Uint8Array {
  return mtprotoCodec.encode(message)
}

/** @throws {TlError} when the bytes are not the object they say they are. */
export function decodeService(body: Uint8Array): ServiceMessage {
  // The table holds exactly the constructors of this type; methods, which servers do not send, are nobody's case below.
  return mtprotoCodec.readExact(body) as ServiceMessage
}

/** The id of the object in a message, unsigned; 0 when there is none. */
export function constructorId(body: Uint8Array): number {
  return body.length < 4 ? 0 : new DataView(body.buffer, body.byteOffset, 4).getUint32(0, true)
}

export const gzipPackedId = 0x3072cfa1
export const rpcErrorId = 0x2144ca19

export function isServiceMessage(id: number): boolean {
  return mtprotoCodec.knows(id) !== undefined
}
