import type { Media } from '../media.ts'
import type { MediaTools } from '../tools.ts'
import { inJobFolder } from '../video/job-folder.ts'
import { rpcErrorOf } from '../workers/rpc-error-of.ts'

/** The part of Media that draws profile pictures of stickers. */
export function markupsOf(tools: MediaTools): Pick<Media, 'markup'> {
  const { ffmpeg: program, jobs } = tools
  return {
    async markup({ sticker, mimeType, backgroundColors, startTs }) {
      try {
        return await inJobFolder(jobs, (folder) =>
          sticker.lend((path) => {
            const ffmpeg = program === undefined ? undefined : { path: program, folder }
            return tools
              .for(sticker)
              .workers.run('drawMarkup', { path, mimeType, backgroundColors, startTs, ffmpeg })
          }),
        )
      } catch (error) {
        throw rpcErrorOf(error)
      }
    },
  }
}
