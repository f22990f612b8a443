import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EarlySync } from './early-sync.ts'

const MiB = 1024 * 1024

/** A disk that is done when it is told to be. */
function disk() {
  const syncs: PromiseWithResolvers<void>[] = []
  const early = new EarlySync(() => {
    const sync = Promise.withResolvers<void>()
    syncs.push(sync)
    return sync.promise
  })
  return { early, syncs }
}

test('a small file is forced to disk at its end only', async () => {
  const { early, syncs } = disk()
  early.wrote(MiB)
  assert.equal(syncs.length, 0)
  const end = early.finish()
  await Promise.resolve()
  assert.equal(syncs.length, 1)
  syncs[0]?.resolve()
  await end
})

test('a large one also on the way, one piece after the other', async () => {
  const { early, syncs } = disk()
  for (let written = 0; written < 100; written++) early.wrote(MiB)
  assert.equal(syncs.length, 1)
  syncs[0]?.resolve()
  await syncs[0]?.promise
  early.wrote(MiB)
  assert.equal(syncs.length, 2)
})

test('what fails on the way fails the end', async () => {
  const { early, syncs } = disk()
  early.wrote(100 * MiB)
  syncs[0]?.reject(new Error('EIO'))
  await assert.rejects(early.finish(), /EIO/)
  assert.equal(syncs.length, 1)
})

test('what was forced on the way and not changed since is not forced again', async () => {
  const { early, syncs } = disk()
  early.wrote(1)
  early.begin()
  syncs[0]?.resolve()
  await early.finish()
  assert.equal(syncs.length, 1)
})

for (const [how, change] of [
  ['written', (early: EarlySync) => early.wrote(1)],
  ['cut', (early: EarlySync) => early.changed()],
] as const) {
  test(`a file that was ${how} while it was forced is forced once more`, async () => {
    const { early, syncs } = disk()
    early.wrote(1)
    early.begin()
    change(early)
    const end = early.finish()
    syncs[0]?.resolve()
    await early.rest()
    await Promise.resolve()
    assert.equal(syncs.length, 2)
    syncs[1]?.resolve()
    await end
  })
}

test('a file of which nothing is known is forced', async () => {
  const { early, syncs } = disk()
  const end = early.finish()
  await Promise.resolve()
  assert.equal(syncs.length, 1)
  syncs[0]?.resolve()
  await end
})
