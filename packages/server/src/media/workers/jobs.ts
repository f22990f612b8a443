import type { SoundToMeasure } from '../audio/sound-duration.ts'
import type { PictureFile } from '../images/open-picture.ts'
import type { MarkupInput } from '../markup/draw-markup.ts'
import type { StickerToCheck } from '../stickers/check-sticker.ts'
import type { StickerFile } from '../stickers/open-sticker.ts'
import type { GifInput } from '../video/gif-document.ts'
import type { ProfileVideoInput } from '../video/profile-video.ts'
import type { VideoInput } from '../video/video-document.ts'

/**
 * Everything workers can do. A job takes and gives what can be cloned between processes, and input files as paths. It is
 * loaded when it is first asked for: a worker that scales photos never loads what draws stickers.
 */
export const jobs = {
  photo: async (input: PictureFile) => (await import('../images/photo.ts')).photo(input),
  profilePhoto: async (input: PictureFile) => (await import('../images/photo.ts')).profilePhoto(input),
  imageDocument: async (input: PictureFile) =>
    (await import('../images/image-document.ts')).imageDocument(input),
  thumbPreviews: async (input: PictureFile) =>
    (await import('../images/image-document.ts')).thumbPreviews(input),
  describeDocument: async (input: { readonly path: string }) =>
    (await import('../documents/describe-document.ts')).describeDocument(input),
  soundDuration: async (input: SoundToMeasure) =>
    (await import('../audio/sound-duration.ts')).soundDuration(input),
  coverPreviews: async (input: { readonly path: string }) =>
    (await import('../audio/audio-cover.ts')).coverPreviews(input),
  videoDocument: async (input: VideoInput) =>
    (await import('../video/video-document.ts')).videoDocument(input),
  gifDocument: async (input: GifInput) => (await import('../video/gif-document.ts')).gifDocument(input),
  profileVideo: async (input: ProfileVideoInput) =>
    (await import('../video/profile-video.ts')).profileVideo(input),
  checkSticker: async (input: StickerToCheck) =>
    (await import('../stickers/check-sticker.ts')).checkSticker(input),
  stickerPreviews: async (input: StickerFile) =>
    (await import('../stickers/sticker-previews.ts')).stickerPreviews(input),
  tgsCanvas: async (input: { readonly path: string }) =>
    (await import('../stickers/tgs/tgs-canvas.ts')).tgsCanvas(input),
  stickerSetThumb: async (input: StickerFile) =>
    (await import('../stickers/sticker-set-thumb.ts')).stickerSetThumb(input),
  drawMarkup: async (input: MarkupInput) => (await import('../markup/draw-markup.ts')).drawMarkup(input),
}

export type Jobs = typeof jobs

/** Seconds a job may take, where that is not the default. */
export const secondsOfJobs: Readonly<Record<string, number>> = {
  photo: 10,
  profilePhoto: 10,
  imageDocument: 10,
  thumbPreviews: 10,
  describeDocument: 10,
  soundDuration: 10,
  coverPreviews: 10,
  videoDocument: 60,
  gifDocument: 75,
  profileVideo: 60,
  checkSticker: 20,
  stickerPreviews: 15,
  tgsCanvas: 10,
  stickerSetThumb: 15,
  drawMarkup: 40,
}
