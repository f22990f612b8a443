import assert from 'node:assert/strict'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openDatabase } from './database.ts'
import { DatabaseLog } from './database-log.ts'

/** A log on disk, and how often the disk was told to write. */
async function openLog(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-log-'))
  const database = openDatabase(join(folder, 'a.sqlite'), [])
  const log = new DatabaseLog(join(folder, 'a.sqlite'))
  const probe = await open(join(folder, 'probe'), 'w')
  await probe.close()
  const datasync = t.mock.method(Object.getPrototypeOf(probe), 'datasync')
  t.after(async () => {
    await log.close()
    database.close()
    await rm(folder, { recursive: true })
  })
  return { log, datasync }
}

test('who asks at the same time shares one force', async (t) => {
  const { log, datasync } = await openLog(t)
  await Promise.all([log.force(), log.force(), log.force()])
  assert.equal(datasync.mock.callCount(), 1)
})

test('who asks while the disk is at it waits for the next: it may not have seen what was committed since', async (t) => {
  const { log, datasync } = await openLog(t)
  await log.force()
  const disk = Promise.withResolvers<void>()
  datasync.mock.mockImplementationOnce(() => disk.promise)
  const first = log.force()
  while (datasync.mock.callCount() < 2) await Promise.resolve()
  const others = Promise.all([log.force(), log.force()])
  assert.equal(datasync.mock.callCount(), 2)
  disk.resolve()
  await Promise.all([first, others])
  assert.equal(datasync.mock.callCount(), 3)
})

test('what fails fails those who waited for it, and is tried anew for others', async (t) => {
  const { log, datasync } = await openLog(t)
  datasync.mock.mockImplementationOnce(() => Promise.reject(new Error('EIO')))
  const [one, other] = await Promise.allSettled([log.force(), log.force()])
  assert.deepEqual([one?.status, other?.status], ['rejected', 'rejected'])
  await log.force()
})
