import type { PhotoRecord, VideoPreview } from '../../storage/ports/file-catalog.ts'
import { previewsOf, type Shown } from './keep-previews.ts'
import { addNewFile, type CreateTools } from './new-file.ts'

interface Described {
  /** What it was drawn from: videoSizeEmojiMarkup or videoSizeStickerMarkup. */
  readonly markup?: VideoPreview | undefined
  /** Documents of the stickers that its uploader put on it. */
  readonly stickers?: readonly bigint[] | undefined
}

export type NewPhoto = Described & Shown

/** Makes a photo of its sizes. */
export async function createPhoto(
  tools: CreateTools,
  uploader: bigint,
  input: NewPhoto,
): Promise<PhotoRecord> {
  const { markup, stickers = [] } = input
  const { blobs, previews, videoPreviews } = await previewsOf(tools.blobs, input)
  return addNewFile<PhotoRecord>(tools, blobs, {
    kind: 'photo',
    uploader,
    previews,
    videoPreviews: markup ? [...videoPreviews, markup] : videoPreviews,
    stickers,
  })
}
