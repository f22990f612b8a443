import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { MediaKind } from '../../storage/ports/message-store.ts'

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
