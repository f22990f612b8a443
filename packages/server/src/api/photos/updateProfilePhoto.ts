import type { Handler } from '../handler.ts'
import { reusedPicture } from './new-picture.ts'
import { hidePicture, pictureOwner, showPicture } from './profile.ts'

/** A photo that exists becomes the profile picture; with none the current one is deleted. */
export const updateProfilePhoto: Handler<'photos.updateProfilePhoto'> = async (request, context) => {
  const owner = await pictureOwner(request, context)
  if (request.id._ === 'inputPhotoEmpty') return hidePicture(owner, request, context)
  const { id } = await reusedPicture(request.id, context, 'PHOTO_ID_INVALID')
  return showPicture(owner, id, request, context)
}
