import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { MediaRefusal } from '@longshore/server/media/workers/refusal'
import { serveJobs } from '@longshore/server/media/workers/serve-jobs'

// A worker whose jobs do what jobs must not do.

export const unrulyJobs = {
  reverse: async (bytes: Uint8Array) => bytes.toReversed(),
  pid: async (_: null) => process.pid,
  environment: async (_: null) => ({ ...process.env }),
  stdin: async (_: null) => readFileSync(0, 'utf8'),
  refuse: async (_: null) => Promise.reject(new MediaRefusal('PHOTO_EXT_INVALID', 'not today')),
  fail: async (_: null) => Promise.reject(new TypeError('no such pixel')),
  spin: async (_: null): Promise<void> => {
    for (;;);
  },
  /** Writes to what it allocates, or the system would not count it. */
  allocate: async (mebibytes: number) => {
    const held: Uint8Array[] = []
    for (let count = 0; count < mebibytes; count++) {
      held.push(new Uint8Array(1 << 20).fill(1))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await once(process, 'nobody says so')
    return held.length
  },
  killItself: async (_: null) => process.kill(process.pid, 'SIGKILL'),
  sayAndExit: async (words: string) => {
    process.stderr.write(words, () => process.exit(3))
    await once(process, 'nobody says so')
  },
  /** Begins another process, answers its id, and leaves it running. */
  beginProcess: async (_: null) => idle().pid,
  /** Begins another process, and dies. */
  dieWithProcess: async (_: null) => {
    process.stderr.write(`left ${idle().pid} behind`, () => process.exit(3))
    await once(process, 'nobody says so')
  },
}

function idle() {
  return spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
}

serveJobs(unrulyJobs)
