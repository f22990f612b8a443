import { gzip } from '@longshore/protocol/mtproto/message/gzip'
import { TlReader } from '@longshore/protocol/tl/reader'
import { serviceMessage } from './service-message.ts'
import { unzip } from './unzip.ts'

/** Packed bytes that are not this much shorter are not worth the client's time. */
const WORTHWHILE = 0.9

/** The bytes as gzip_packed, or as they are where that is no shorter. */
export async function pack(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await gzip(bytes)
  if (packed.length > bytes.length * WORTHWHILE) return bytes
  return serviceMessage({ _: 'gzip_packed', packed_data: packed })
}

/** What a gzip_packed holds; undefined when that is more than `limit` bytes, or it cannot be unpacked. */
export async function unpack(body: Uint8Array, limit: number): Promise<Uint8Array | undefined> {
  try {
    const reader = new TlReader(body)
    reader.uint()
    return await unzip(reader.bytes(), limit)
  } catch {
    return undefined
  }
}
