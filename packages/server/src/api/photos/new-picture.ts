import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { PhotoRecord, VideoPreview } from '../../storage/ports/file-catalog.ts'
import type { Context } from '../context.ts'
import { existingPhoto } from '../messages/existing-file.ts'
import { photoOf } from '../messages/photo-of.ts'
import { receivedFile } from '../messages/received-file.ts'
import { markupSticker } from '../stickers/markup-sticker.ts'

/** What photos.uploadProfilePhoto, photos.uploadContactProfilePhoto and inputChatUploadedPhoto have in common. */
export interface PictureUpload {
  readonly file?: Type<'InputFile'> | undefined
  readonly video?: Type<'InputFile'> | undefined
  readonly video_start_ts?: number | undefined
  readonly video_emoji_markup?: Type<'VideoSize'> | undefined
}

/**
 * Makes a profile picture of what was uploaded: of a picture, a video or a sticker.
 *
 * The documentation has clients send exactly one of them, but some send the still picture beside the video, and some
 * both beside the sticker they are drawn from. So each gives what it has: the still picture is the file, else a frame of
 * the video, else drawn; what moves is the video, else drawn.
 *
 * @throws RpcError PHOTO_FILE_MISSING for nothing at all; PHOTO_EXT_INVALID, PHOTO_CROP_SIZE_SMALL, IMAGE_PROCESS_FAILED;
 * VIDEO_FILE_INVALID; EMOJI_MARKUP_INVALID, STICKER_MIME_INVALID; as `receivedFile`
 */
export async function newPicture(upload: PictureUpload, context: Context): Promise<PhotoRecord> {
  const { file, video, video_emoji_markup: markup } = upload
  if (!file && !video && !markup) throw new RpcError('PHOTO_FILE_MISSING')
  const startTs = startOf(upload)
  const sticker = markup && (await markupSticker(markup, context))
  const still = file && (await ofFile(file, context))
  const moving = video && (await ofVideo(video, startTs, context))
  const isDrawn = sticker && !(still && moving)
  const drawn = isDrawn ? await ofSticker(sticker, startTs, context) : undefined
  const only = [still, moving, drawn].filter((photo) => photo !== undefined)
  if (only.length === 1 && only[0] && !sticker) return only[0]
  return context.files.createPhoto(context.userId, {
    shownBy: {
      previews: (still ?? moving ?? drawn)?.previews ?? [],
      videoPreviews: (moving ?? drawn)?.videoPreviews ?? [],
    },
    markup: sticker?.stored,
  })
}

/**
 * A photo that exists as a profile picture: one sent in a message is cropped anew.
 *
 * @param unknown what to say of one that nobody showed to the caller
 * @throws RpcError `unknown`, FILE_REFERENCE_*, PHOTO_CROP_SIZE_SMALL
 */
export async function reusedPicture(
  input: Type<'InputPhoto'>,
  context: Context,
  unknown: 'PHOTO_INVALID' | 'PHOTO_ID_INVALID',
): Promise<PhotoRecord> {
  if (input._ === 'inputPhotoEmpty') throw new RpcError(unknown)
  const photo = await existingPhoto(input, context, unknown)
  const isCropped = photo.previews.some((preview) => 'type' in preview && preview.type === 'a')
  if (isCropped) return photo
  const largest = photo.previews
    .filter((preview) => preview.kind === 'image' || preview.kind === 'cached')
    .toSorted((one, other) => other.width - one.width)[0]
  if (!largest) throw new RpcError('PHOTO_CROP_SIZE_SMALL')
  const { files, media, userId } = context
  const file = largest.kind === 'image' ? largest : await files.keep(largest.bytes)
  return files.createPhoto(userId, await media.profilePhoto(files.mediaFile(userId, file)))
}

async function ofFile(file: Type<'InputFile'>, context: Context): Promise<PhotoRecord> {
  return photoOf(await receivedFile(file, context), 'profilePhoto', context)
}

async function ofVideo(video: Type<'InputFile'>, startTs: number, context: Context): Promise<PhotoRecord> {
  return photoOf(await receivedFile(video, context), 'profileVideo', context, { startTs })
}

async function ofSticker(
  { document, stored }: Awaited<ReturnType<typeof markupSticker>>,
  startTs: number,
  { files, media, userId }: Context,
): Promise<PhotoRecord> {
  const pictures = await media.markup({
    sticker: files.mediaFile(userId, document),
    mimeType: document.mimeType,
    backgroundColors: colorsOf(stored),
    startTs,
  })
  return files.createPhoto(userId, pictures)
}

function colorsOf(stored: VideoPreview): readonly number[] {
  return stored.kind === 'video' ? [] : stored.backgroundColors
}

/** Seconds. */
function startOf({ video_start_ts: start = 0 }: PictureUpload): number {
  return Number.isFinite(start) && start > 0 ? start : 0
}
