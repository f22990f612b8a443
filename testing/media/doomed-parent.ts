import { MediaWorkers } from '@longshore/server/media/workers/pool'
import type { unrulyJobs } from './unruly-worker.ts'

// A process to be killed while its workers work: says the ids of a spinning worker and of what another one began.

const workers = new MediaWorkers<typeof unrulyJobs>({
  main: new URL('./unruly-worker.ts', import.meta.url),
  count: 1,
  seconds: 3600,
})
const pids = [await workers.run('pid', null), await workers.run('beginProcess', null)]
void workers.run('spin', null)
process.stdout.write(`${JSON.stringify(pids)}\n`)
