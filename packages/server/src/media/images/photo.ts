import { stat } from 'node:fs/promises'
import type { MadePictures } from '../media.ts'
import { type OpenPicture, openPicture, type PictureFile } from './open-picture.ts'
import { requirePhotoDimensions, requirePhotoSize, requireSquare } from './photo-rules.ts'
import { boxSizesWithStripped, cropSizesWithStripped } from './sizes.ts'

/**
 * Sizes `s m x y w` and `i`.
 *
 * @throws MediaRefusal PHOTO_SAVE_FILE_INVALID, PHOTO_EXT_INVALID, PHOTO_INVALID_DIMENSIONS, IMAGE_PROCESS_FAILED
 */
export async function photo({ path }: PictureFile): Promise<MadePictures> {
  const picture = await openPhoto(path)
  return { previews: await boxSizesWithStripped(picture), videos: [] }
}

/** Sizes `a b c d` and `i`. @throws MediaRefusal as `photo`; PHOTO_CROP_SIZE_SMALL */
export async function profilePhoto({ path }: PictureFile): Promise<MadePictures> {
  const picture = await openPhoto(path)
  requireSquare(picture)
  return { previews: await cropSizesWithStripped(picture), videos: [] }
}

/** A file that is no photo is refused before a pixel of it is read. */
async function openPhoto(path: string): Promise<OpenPicture> {
  const { size } = await stat(path)
  requirePhotoSize(size)
  const picture = await openPicture(path)
  requirePhotoDimensions(picture)
  return picture
}
