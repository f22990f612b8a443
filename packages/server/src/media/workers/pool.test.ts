import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { FakeTime } from '@longshore/testing/fake-time'
import type { unrulyJobs } from '@longshore/testing/media/unruly-worker'
import { type AwaitedThing, notingWaits } from '../../observe/waits.ts'
import { MediaWorkers, type WorkersOptions } from './pool.ts'
import { type FailureReason, JobFailed, MediaRefusal } from './refusal.ts'

const require = createRequire(import.meta.url)
const main = pathToFileURL(require.resolve('@longshore/testing/media/unruly-worker'))
const opened: { close(): Promise<void> }[] = []
after(() => Promise.all(opened.map((workers) => workers.close())))

function open(options: WorkersOptions = {}): MediaWorkers<typeof unrulyJobs> {
  const workers = new MediaWorkers<typeof unrulyJobs>({ main, count: 1, ...options })
  opened.push(workers)
  return workers
}

function failed(reason: FailureReason, details?: RegExp): (error: unknown) => boolean {
  return (error) =>
    error instanceof JobFailed && error.reason === reason && (!details || details.test(error.message))
}

/** Resolves when there is no such process; a test whose process stays runs into its own time limit. */
async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** A process that has ended, but that nobody has asked for its exit code, is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync('/proc/self/stat') || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

test('bytes go to a worker and come back as bytes', async () => {
  const answer = await open().run('reverse', Uint8Array.of(1, 2, 255))
  assert.ok(answer instanceof Uint8Array)
  assert.deepEqual([...answer], [255, 2, 1])
})

test('jobs are done in another process, which stays for the next one', async () => {
  const workers = open()
  const first = await workers.run('pid', null)
  assert.notEqual(first, process.pid)
  assert.equal(await workers.run('pid', null), first)
})

test('there are never more processes than allowed, and every job gets its turn', async () => {
  const workers = open({ count: 2 })
  const pids = await Promise.all(Array.from({ length: 12 }, () => workers.run('pid', null)))
  assert.equal(new Set(pids).size, 2)
})

test('a refusal arrives by its name', async () => {
  await assert.rejects(
    open().run('refuse', null),
    (error) => error instanceof MediaRefusal && error.refusal === 'PHOTO_EXT_INVALID',
  )
})

test('any other error fails the job, and the worker goes on', async () => {
  const workers = open()
  const pid = await workers.run('pid', null)
  await assert.rejects(workers.run('fail', null), failed('error', /no such pixel/))
  assert.equal(await workers.run('pid', null), pid)
})

test('a job that spins is ended when its time is over', async () => {
  const time = new FakeTime()
  const workers = open({ timers: time, seconds: 20, secondsOf: { spin: 3 } })
  const pid = await workers.run('pid', null)
  const spinning = assert.rejects(workers.run('spin', null), failed('time'))
  await new Promise((resolve) => setImmediate(resolve))
  time.advance(2999)
  assert.ok(isAlive(pid))
  time.advance(1)
  await spinning
  await gone(pid)
  assert.notEqual(await workers.run('pid', null), pid)
})

test('time runs by the clock on the wall too', { timeout: 10_000 }, async () => {
  await assert.rejects(open({ seconds: 0.3 }).run('spin', null), failed('time'))
})

test('a job that takes too much memory is ended', { timeout: 20_000 }, async () => {
  const workers = open({ memory: 300 << 20 })
  await assert.rejects(workers.run('allocate', 10_000), failed('memory'))
  assert.equal(typeof (await workers.run('pid', null)), 'number')
})

test('a worker that dies fails its own job only', async () => {
  const workers = open({ count: 2 })
  const results = await Promise.allSettled([
    workers.run('reverse', Uint8Array.of(1)),
    workers.run('killItself', null),
    workers.run('reverse', Uint8Array.of(2)),
    workers.run('reverse', Uint8Array.of(3)),
  ])
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
  )
  assert.ok(failed('died', /SIGKILL/)((results[1] as PromiseRejectedResult).reason))
})

test('what a worker last said explains its death', async () => {
  await assert.rejects(open().run('sayAndExit', 'out of ink'), failed('died', /exit code 3.*out of ink/))
})

test('processes that a job began end with a worker that takes too long', { timeout: 10_000 }, async () => {
  const workers = open({ seconds: 1 })
  const begun = await workers.run('beginProcess', null)
  assert.ok(begun && isAlive(begun))
  await assert.rejects(workers.run('spin', null), failed('time'))
  await gone(begun)
})

test('and with one that dies', { timeout: 10_000 }, async () => {
  const failure = await open()
    .run('dieWithProcess', null)
    .then(
      () => assert.fail('it died'),
      (error: JobFailed) => error,
    )
  const left = Number(/left (\d+) behind/.exec(failure.message)?.[1])
  assert.ok(left > 1, failure.message)
  await gone(left)
})

test('beyond the jobs that may wait, a job is refused at once', async () => {
  const failures: JobFailed[] = []
  const workers = open({ queue: 1, onFailure: (failure) => failures.push(failure) })
  const first = workers.run('pid', null)
  const second = workers.run('pid', null)
  await assert.rejects(workers.run('pid', null), failed('busy'))
  assert.equal(await first, await second)
  assert.deepEqual(
    failures.map(({ reason }) => reason),
    ['busy'],
  )
})

test('jobs of one user keep those of another waiting for one of them only', { timeout: 20_000 }, async () => {
  const workers = open()
  const order: string[] = []
  const greedy = Array.from({ length: 30 }, (_, at) =>
    workers
      .for(1n)
      .run('pid', null)
      .then(() => order.push(`greedy ${at}`)),
  )
  const modest = workers
    .for(2n)
    .run('pid', null)
    .then(() => order.push('modest'))
  await Promise.all([...greedy, modest])
  assert.ok(order.indexOf('modest') <= 2, order.join(', '))
  assert.equal(order.at(-1), 'greedy 29')
})

test('a user who asks for too much is refused, and nobody else is', { timeout: 20_000 }, async () => {
  const workers = open({ queueOfUser: 3 })
  const greedy = await Promise.allSettled(Array.from({ length: 10 }, () => workers.for(1n).run('pid', null)))
  const asked = Promise.allSettled(Array.from({ length: 10 }, () => workers.for(1n).run('pid', null)))
  const modest = workers.for(2n).run('pid', null)
  assert.equal(greedy.filter(({ status }) => status === 'fulfilled').length, 4, 'one at work, three waiting')
  assert.equal(typeof (await modest), 'number')
  await asked
})

test('a short job of another user is done while many long ones wait', { timeout: 20_000 }, async () => {
  const time = new FakeTime()
  const workers = open({ count: 2, timers: time, seconds: 20, secondsOf: { spin: 60 } })
  const videos = Array.from({ length: 150 }, () => workers.for(1n).run('spin', null))
  const ends = Promise.allSettled(videos)
  assert.deepEqual([...(await workers.for(2n).run('reverse', Uint8Array.of(1, 2)))], [2, 1])
  assert.deepEqual([...(await workers.for(1n).run('reverse', Uint8Array.of(1, 2)))], [2, 1], 'their own too')
  await workers.close()
  const refused = (await ends).filter((end) => end.status === 'rejected' && failed('busy')(end.reason))
  assert.equal(refused.length, 150 - 1 - 32)
})

test('long jobs leave a worker to the short ones', { timeout: 10_000 }, async () => {
  const time = new FakeTime()
  const workers = open({ count: 2, timers: time, seconds: 20, secondsOf: { spin: 60, allocate: 60 } })
  const spinning = assert.rejects(workers.run('spin', null), failed('time'))
  const waiting = workers.run('allocate', 1)
  waiting.catch(() => undefined)
  assert.deepEqual([...(await workers.run('reverse', Uint8Array.of(1, 2)))], [2, 1])
  time.advance(60_000)
  await spinning
  // The second long one has its turn now, and its whole time.
  await workers.run('pid', null)
  time.advance(59_000)
  await workers.run('pid', null)
  time.advance(1000)
  await assert.rejects(waiting, failed('time'))
})

test('a worker without work ends after a while', { timeout: 10_000 }, async () => {
  const time = new FakeTime()
  const workers = open({ timers: time, idleSeconds: 60 })
  const pid = await workers.run('pid', null)
  time.advance(59_999)
  assert.equal(await workers.run('pid', null), pid)
  time.advance(60_000)
  await gone(pid)
  assert.notEqual(await workers.run('pid', null), pid)
})

test('closing ends what runs and what waits', { timeout: 10_000 }, async () => {
  const workers = open()
  const pid = await workers.run('pid', null)
  const running = assert.rejects(workers.run('spin', null), failed('died'))
  const waiting = assert.rejects(workers.run('pid', null), failed('closed'))
  await workers.close()
  await Promise.all([running, waiting])
  assert.equal(isAlive(pid), false)
  await assert.rejects(workers.run('pid', null), failed('closed'))
})

test('a worker inherits no secrets and no stdin', async () => {
  process.env.LONGSHORE_TEST_SECRET = 'hush'
  const workers = open()
  const environment = await workers.run('environment', null)
  assert.equal(environment.LONGSHORE_TEST_SECRET, undefined)
  assert.equal(environment.HOME, undefined)
  assert.equal(environment.PATH, process.env.PATH)
  assert.equal(await workers.run('stdin', null), '')
})

test('workers end with a parent that is killed, even in the middle of a job', {
  timeout: 20_000,
}, async () => {
  const script = require.resolve('@longshore/testing/media/doomed-parent')
  const parent = spawn(process.execPath, ['--conditions=longshore-source', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  const pids = JSON.parse(line.toString()) as number[]
  assert.equal(pids.length, 2)
  assert.ok(pids.every(isAlive))
  parent.kill('SIGKILL')
  for (const pid of pids) await gone(pid)
})

test('workers without work keep no process from ending', { timeout: 10_000 }, async () => {
  const script = `
    const { MediaWorkers } = await import(${JSON.stringify(new URL('./pool.ts', import.meta.url).href)})
    await new MediaWorkers({ main: new URL(${JSON.stringify(main.href)}), count: 1 }).run('pid', null)`
  const parent = spawn(
    process.execPath,
    ['--conditions=longshore-source', '--input-type=module', '-e', script],
    { stdio: 'inherit' },
  )
  const [code] = (await once(parent, 'exit')) as [number | null]
  assert.equal(code, 0)
})

test('whose job waits learns what for: first a turn, then the work', async () => {
  const workers = open({ count: 1 })
  const noted: AwaitedThing[] = []
  const notes = {
    waits: (what: AwaitedThing) => {
      noted.push(what)
      return () => {}
    },
  }
  await Promise.all([workers.run('pid', null), notingWaits(notes, () => workers.run('pid', null))])
  assert.deepEqual(noted, ['a turn for media work', 'media work'])
})
