import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { PhotoRecord } from '../../storage/ports/file-catalog.ts'
import type { Context } from '../context.ts'
import { attachedStickers } from './existing-file.ts'
import { photoOf } from './photo-of.ts'
import { receivedFile } from './received-file.ts'

/**
 * Makes a photo of an upload: its sizes are kept, the upload itself is not.
 *
 * @throws RpcError PHOTO_EXT_INVALID, PHOTO_INVALID_DIMENSIONS, PHOTO_SAVE_FILE_INVALID also for an upload that began
 * without saying how large it would be, IMAGE_PROCESS_FAILED; as `receivedFile` and `attachedStickers`
 */
export async function uploadedPhoto(
  input: Constructor<'inputMediaUploadedPhoto'>,
  context: Context,
): Promise<PhotoRecord> {
  const { files, userId } = context
  const stickers = await attachedStickers(input.stickers, context)
  const received = await receivedFile(input.file, context)
  if (received.streamed) throw new RpcError('PHOTO_SAVE_FILE_INVALID')
  const request = ['photo', userId, received.blob, ...stickers].join()
  const { file } = await files.once(request, async () => ({
    file: await photoOf(received, 'photo', context, { stickers }),
  }))
  return file
}
