import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { MediaKind } from '../../storage/ports/message-store.ts'
import type { Services } from '../context.ts'

/** What may stand in one album: photos and videos together, music and documents each among themselves. */
const families: readonly ReadonlySet<MediaKind>[] = [
  new Set(['photo', 'video']),
  new Set(['music']),
  new Set(['document']),
]

/** @throws RpcError MEDIA_INVALID */
export function checkAlbum(kinds: readonly MediaKind[]): void {
  if (kinds.length > 1 && !families.some((family) => kinds.every((kind) => family.has(kind))))
    throw new RpcError('MEDIA_INVALID')
}

/** Positive, 63 bits: what the messages of one album have in common. */
export function randomGroupedId({ crypto }: Pick<Services, 'crypto'>): bigint {
  const bytes = crypto.randomBytes(8)
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0) >> 1n
}
