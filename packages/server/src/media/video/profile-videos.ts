import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Media } from '../media.ts'
import type { MediaTools } from '../tools.ts'
import { rpcErrorOf } from '../workers/rpc-error-of.ts'
import { inJobFolder } from './job-folder.ts'

/** The part of Media that makes animated profile pictures. Without an ffmpeg it refuses every video. */
export function profileVideosOf(tools: MediaTools): Pick<Media, 'profileVideo'> {
  const { ffmpeg: path, jobs } = tools
  return {
    async profileVideo(file, startTs) {
      if (path === undefined) throw new RpcError('VIDEO_FILE_INVALID')
      try {
        return await inJobFolder(jobs, (folder) =>
          file.lend((video) =>
            tools.for(file).workers.run('profileVideo', { path: video, startTs, ffmpeg: { path, folder } }),
          ),
        )
      } catch (error) {
        throw rpcErrorOf(error, 'VIDEO_FILE_INVALID')
      }
    },
  }
}
