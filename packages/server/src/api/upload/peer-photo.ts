import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { seesProfile } from '../../chats/knowledge.ts'
import type { FileTarget } from '../../files/read/target.ts'
import type { PhotoRecord } from '../../storage/ports/file-catalog.ts'
import type { Context } from '../context.ts'
import { type DialogPeer, dialogPeer } from '../peers.ts'

/** "big is used to choose whether to download the full-resolution picture, or just the thumbnail", the best first. */
const letters = { big: ['c', 'b', 'a'], small: ['a'] } as const

/**
 * The picture a user, group or channel shows, without a file reference: who may see the peer may see its picture, as
 * long as it has it.
 *
 * @throws RpcError LOCATION_INVALID when the photo is not what the peer shows; as `dialogPeer`
 */
export async function peerPhotoTarget(
  location: Constructor<'inputPeerPhotoFileLocation'>,
  context: Context,
): Promise<FileTarget> {
  const shown = await photosShown(await dialogPeer(location.peer, context), context)
  const id = shown.find((photo) => photo === location.photo_id)
  const photo = id === undefined ? undefined : await context.files.photo(id)
  if (!photo) throw new RpcError('LOCATION_INVALID')
  return context.files.targetOf(photo, sizeOf(photo, location.big ? 'big' : 'small'))
}

async function photosShown(
  peer: DialogPeer,
  { pictures, contacts, userId }: Context,
): Promise<readonly (bigint | undefined)[]> {
  if (peer.kind !== 'user') return seesProfile(peer) ? [peer.chat.photo] : []
  const { id } = peer
  const personal = (await pictures.personal(userId, [id])).get(id)
  const isHidden = (await contacts.blocks.blockersAmong(userId, [id])).length > 0
  return isHidden
    ? [personal]
    : [personal, (await pictures.current([id])).get(id), await pictures.fallback(id)]
}

function sizeOf({ previews }: PhotoRecord, size: 'big' | 'small'): string {
  const made = new Set(previews.flatMap((preview) => ('type' in preview ? preview.type : [])))
  return letters[size].find((letter) => made.has(letter)) ?? 'a'
}
