import type { MadePreview } from '../media.ts'
import { openPicture, type PictureFile } from './open-picture.ts'
import type { Dimensions } from './scale.ts'
import { documentSizes } from './sizes.ts'

export interface ImageDocument extends Dimensions {
  readonly previews: readonly MadePreview[]
}

/**
 * What there is to find out about a document that is a picture: its sides, and `i`, `m` and perhaps `s` of it.
 *
 * @throws MediaRefusal PHOTO_EXT_INVALID, IMAGE_PROCESS_FAILED: it has no previews, and is a document all the same
 */
export async function imageDocument({ path }: PictureFile): Promise<ImageDocument> {
  const picture = await openPicture(path)
  const { width, height } = picture
  return { width, height, previews: await documentSizes(picture) }
}

/**
 * The same of what the sender made for a preview (`thumb` of inputMediaUploadedDocument). Clients are told JPEG, at most
 * 200 KB and 320 pixels a side; whatever picture they send is scaled into that.
 *
 * @throws MediaRefusal as `imageDocument`
 */
export async function thumbPreviews({ path }: PictureFile): Promise<MadePreview[]> {
  return documentSizes(path)
}
