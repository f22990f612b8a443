import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { regularPlace } from '@longshore/protocol/node/regular-place'
import { sessionFromJson, sessionToJson } from '../../store/json.ts'
import type { SessionStore, StoredSession } from '../../store/session-store.ts'

/**
 * A session in a file that only its owner may read (mode 0600). It is replaced as a whole: a crash in the middle
 * leaves the old one. A link to the file stays a link; what is no file is refused.
 */
export function fileSession(path: string): SessionStore {
  let saving: Promise<void> = Promise.resolve()
  return {
    load: async () => {
      const text = await readFile(await regularPlace(path), 'utf8').catch(unlessMissing)
      if (text === undefined) return undefined
      try {
        return sessionFromJson(text)
      } catch (error) {
        throw new Error(`${path} holds no session`, { cause: error })
      }
    },
    save: (session) => {
      // One after the other, so that the latest is the one that stays.
      saving = saving.catch(() => {}).then(() => replace(path, session))
      return saving
    },
  }
}

async function replace(to: string, session: StoredSession): Promise<void> {
  const path = await regularPlace(to)
  const temporary = `${path}.${randomUUID()}`
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(sessionToJson(session))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncDirectory(dirname(path))
}

/** The new name itself must survive a crash; not every platform can sync a directory, and then there is no more to do. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r').catch(() => undefined)
  await directory?.sync().catch(() => {})
  await directory?.close()
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
