import type { Api } from './api/create-api.ts'
import type { FilesService } from './files/files-service.ts'
import type { Log } from './session/log.ts'

/** Milliseconds between two looks for parts that nobody came back for, and for files that nothing shows. */
const SWEEP_EVERY = 60 * 1000
/** Milliseconds between two looks for media that was to disappear after so many seconds. */
const EXPIRE_MEDIA_EVERY = 1000

/** Milliseconds between two looks for scheduled messages that are due. */
const SEND_DUE_EVERY = 1000

/** Removes, as time goes by, what is not needed any more. @returns ends it, after what is under way */
export function keepTidy(files: FilesService, api: Api, log: Log): () => Promise<void> {
  const sweep = async () => {
    await expireParts(files, log)
    await collectUnused(files, log)
  }
  return endsOf([
    nowAndThen(SWEEP_EVERY, sweep, log),
    nowAndThen(EXPIRE_MEDIA_EVERY, () => api.expireMedia(), log),
    nowAndThen(SEND_DUE_EVERY, () => api.sendDue(), log),
  ])
}

/** The part of it that one process does for all workers. */
export function keepTidyForAll(files: FilesService, api: Api, log: Log): () => Promise<void> {
  return endsOf([
    nowAndThen(SWEEP_EVERY, () => collectUnused(files, log), log),
    nowAndThen(EXPIRE_MEDIA_EVERY, () => api.expireMedia(), log),
    nowAndThen(SEND_DUE_EVERY, () => api.sendDue(), log),
  ])
}

/** The part of it that each worker does for its users. */
export function keepTidyFor(
  isOurs: (user: bigint) => boolean,
  files: FilesService,
  log: Log,
): () => Promise<void> {
  return nowAndThen(SWEEP_EVERY, () => expireParts(files, log, isOurs), log)
}

function endsOf(ends: readonly (() => Promise<void>)[]): () => Promise<void> {
  return async () => {
    await Promise.all(ends.map((end) => end()))
  }
}

async function expireParts(files: FilesService, log: Log, isOurs?: (user: bigint) => boolean): Promise<void> {
  const expired = await files.expireParts(isOurs)
  if (expired > 0) log.info({ expired }, 'forgot uploads that nobody came back for')
}

async function collectUnused(files: FilesService, log: Log): Promise<void> {
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
