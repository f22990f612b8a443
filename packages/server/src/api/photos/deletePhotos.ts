import type { Handler } from '../handler.ts'
import { announceUser, replaceFallback } from './profile.ts'

/**
 * Takes pictures out of the caller's own profile, and answers the ids of those that were in it. Their ids are enough:
 * TDLib names them without access hash and file reference.
 */
export const deletePhotos: Handler<'photos.deletePhotos'> = async (request, context) => {
  const { pictures, files, userId } = context
  const asked = new Set(request.id.flatMap((input) => (input._ === 'inputPhoto' ? input.id : [])))
  const own = await pictures.pictures(userId)
  const listed = own.map(({ photo }) => photo).filter((photo) => asked.has(photo))
  if (listed.length > 0) await files.released(listed)
  const deleted = await pictures.remove(userId, listed)

  const fallback = await pictures.fallback(userId)
  if (fallback !== undefined && asked.has(fallback)) {
    await replaceFallback(userId, undefined, context)
    if (!deleted.includes(fallback)) deleted.push(fallback)
  }
  if (deleted.length > 0) await announceUser(userId, context)
  return deleted
}
