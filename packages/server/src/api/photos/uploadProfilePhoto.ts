import type { Handler } from '../handler.ts'
import { newPicture } from './new-picture.ts'
import { pictureOwner, showPicture } from './profile.ts'

/** A new profile picture: a photo, an animated one or a sticker (api/files, "Uploading profile or chat pictures"). */
export const uploadProfilePhoto: Handler<'photos.uploadProfilePhoto'> = async (request, context) => {
  const owner = await pictureOwner(request, context)
  const { id } = await newPicture(request, context)
  return showPicture(owner, id, request, context)
}
