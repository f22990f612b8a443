import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { MadePictures, Media, MediaFile } from '../media.ts'
import type { MediaTools } from '../tools.ts'
import { rpcErrorOf } from '../workers/rpc-error-of.ts'
import { PHOTO_SIZE_MAX } from './photo-rules.ts'

/** The part of Media that makes photos. */
export function photosOf(tools: Pick<MediaTools, 'for'>): Pick<Media, 'photo' | 'profilePhoto'> {
  const make = async (job: 'photo' | 'profilePhoto', file: MediaFile): Promise<MadePictures> => {
    // Nobody else needs to be asked.
    if (file.size > PHOTO_SIZE_MAX) throw new RpcError('PHOTO_SAVE_FILE_INVALID')
    try {
      return await file.lend((path) => tools.for(file).workers.run(job, { path }))
    } catch (error) {
      throw rpcErrorOf(error)
    }
  }
  return {
    photo: (file) => make('photo', file),
    profilePhoto: (file) => make('profilePhoto', file),
  }
}
