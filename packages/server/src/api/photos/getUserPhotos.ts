import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { PictureRecord } from '../../storage/ports/picture-store.ts'
import type { Handler } from '../handler.ts'
import { userNamed } from '../peers.ts'
import { shapePhoto } from '../shapes/photo.ts'
import { shapeUsers } from '../shapes/users.ts'
import { profileOf } from './profile.ts'

const largestPage = 100

/**
 * The profile pictures of a user, the newest first, all with new file references; none of one who has blocked the caller.
 *
 * With `max_id` those that were set before that one, moved by `offset`: with -1 and `limit` 1 exactly that one, which is
 * how clients ask for a new reference (api/file_reference).
 */
export const getUserPhotos: Handler<'photos.getUserPhotos'> = async (request, context) => {
  const user = await userNamed(request.user_id, context)
  if (!user) throw new RpcError('USER_ID_INVALID')
  const isHidden = (await context.contacts.blocks.blockersAmong(context.userId, [user.id])).length > 0
  const all = isHidden ? [] : await context.pictures.pictures(user.id)
  const start = Math.max(0, placeAfter(request.max_id, all) + request.offset)
  const page = all.slice(start, start + Math.min(Math.max(0, request.limit), largestPage))
  const photos = await Promise.all(
    page.map(({ photo }) => shapePhoto(context, context.userId, photo, profileOf(user.id))),
  )
  const users = await shapeUsers(context, context.userId, [user.id])
  return page.length === all.length
    ? { _: 'photos.photos', photos, users }
    : { _: 'photos.photosSlice', count: all.length, photos, users }
}

/** @throws RpcError MAX_ID_INVALID for a picture the user does not have */
function placeAfter(maxId: bigint, all: readonly PictureRecord[]): number {
  if (maxId <= 0n) return 0
  const place = all.findIndex(({ photo }) => photo === maxId)
  if (place === -1) throw new RpcError('MAX_ID_INVALID')
  return place + 1
}
