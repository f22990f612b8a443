import type { NewPhoto } from '../../files/create/create-photo.ts'
import type { ReceivedFile } from '../../files/files-service.ts'
import type { MadePictures, MediaFile } from '../../media/media.ts'
import type { PhotoRecord } from '../../storage/ports/file-catalog.ts'
import type { Context } from '../context.ts'

type Work = 'photo' | 'profilePhoto' | 'profileVideo'
type Received = Pick<ReceivedFile, 'blob' | 'size' | 'head'>

interface Wishes {
  readonly stickers?: NewPhoto['stickers']
  /** Seconds, of a video. */
  readonly startTs?: number | undefined
}

/**
 * A photo of a picture or a video. Its sizes are made once of the same bytes of the same user, however often they come
 * and in whatever upload: later photos share those of the first.
 *
 * @throws RpcError as `Media.photo`, `Media.profilePhoto`, `Media.profileVideo`
 */
export async function photoOf(
  received: Received,
  work: Work,
  { userId, files, media }: Context,
  { stickers = [], startTs = 0 }: Wishes = {},
): Promise<PhotoRecord> {
  let mine: PhotoRecord | undefined
  const key = ['pictures', work, userId, await files.contentId(received), startTs].join()
  const { file } = await files.once(key, async () => {
    mine = await files.createPhoto(userId, { ...(await make(files.mediaFile(userId, received))), stickers })
    return { file: mine }
  })
  return mine ?? files.createPhoto(userId, { shownBy: file, stickers })

  function make(picture: MediaFile): Promise<MadePictures> {
    return work === 'profileVideo' ? media.profileVideo(picture, startTs) : media[work](picture)
  }
}
