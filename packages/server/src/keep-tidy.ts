import type { Api } from './api/create-api.ts'
import type { FilesService } from './files/files-service.ts'
import type { Log } from './session/log.ts'

/** Milliseconds between two looks for parts that nobody came back for, and for files that nothing shows. */
const SWEEP_EVERY = 60 * 1000
/** Milliseconds between two looks for media that was to disappear after so many seconds. */
const EXPIRE_MEDIA_EVERY = 1000

/** Removes, as time goes by, what is not needed any more. @returns ends it, after what is under way */
export function keepTidy(files: FilesService, api: Api, log: Log): () => Promise<void> {
  const ends = [
    nowAndThen(SWEEP_EVERY, () => sweep(files, log), log),
    nowAndThen(EXPIRE_MEDIA_EVERY, () => api.expireMedia(), log),
  ]
  return async () => {
    await Promise.all(ends.map((end) => end()))
  }
}

async function sweep(files: FilesService, log: Log): Promise<void> {
  const expired = await files.expireParts()
  if (expired > 0) log.info({ expired }, 'forgot uploads that nobody came back for')
  const removed = await files.collectUnused()
  if (removed > 0) log.info({ removed }, 'removed files that nothing shows any more')
}

/** Repeats work; while it takes longer than its turn, turns are left out. @returns ends it, after what is under way */
function nowAndThen(every: number, work: () => Promise<void>, log: Log): () => Promise<void> {
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= work()
      .catch((error: unknown) => log.error({ err: error }, 'could not remove what is not needed any more'))
      .finally(() => {
        running = undefined
      })
  }, every)
  return async () => {
    clearInterval(timer)
    await running
  }
}
