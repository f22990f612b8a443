import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settled } from '../../test/fake-clock.ts'
import { DownloadTurns, largeFilesAtOnce, smallFilesAtOnce } from './turns.ts'

const MiB = 1024 * 1024

for (const [name, size, atOnce] of [
  ['small', 20 * MiB, smallFilesAtOnce],
  ['large', 20 * MiB + 1, largeFilesAtOnce],
] as const) {
  test(`${atOnce} ${name} files at once, the others in turn`, async () => {
    const turns = new DownloadTurns()
    const ends: (() => void)[] = []
    let running = 0
    const take = () =>
      turns.take({ size, dcId: 2 }, undefined, () => {
        running++
        return new Promise<void>((resolve) => ends.push(resolve)).finally(() => running--)
      })
    const all = Array.from({ length: atOnce + 2 }, take)
    await settled()
    assert.equal(running, atOnce)
    ends.shift()?.()
    await settled()
    assert.equal(running, atOnce)
    while (running > 0) {
      ends.shift()?.()
      await settled()
    }
    await Promise.all(all)
  })
}

test('another data center has turns of its own, and a failed file gives its turn back', async () => {
  const turns = new DownloadTurns()
  const large = { size: 30 * MiB, dcId: 1 }
  for (let i = 0; i < 3; i++) {
    await assert.rejects(turns.take(large, undefined, () => Promise.reject(new Error('no'))))
  }
  const hang = () => new Promise<never>(() => {})
  for (let i = 0; i < largeFilesAtOnce; i++) void turns.take(large, undefined, hang)
  assert.equal(await turns.take({ ...large, dcId: 2 }, undefined, async () => 1), 1)
})

test('an abort while waiting works at once and leaves the queue in order', async () => {
  const turns = new DownloadTurns()
  const large = { size: 30 * MiB, dcId: 1 }
  let end = () => {}
  for (let i = 0; i < largeFilesAtOnce; i++) {
    void turns.take(large, undefined, () => new Promise<void>((resolve) => (end = resolve)))
  }
  const stop = new AbortController()
  const given = turns.take(large, stop.signal, async () => assert.fail('it was not its turn'))
  const next = turns.take(large, undefined, async () => 'next')
  stop.abort(new Error('enough'))
  await assert.rejects(given, /enough/)
  end()
  assert.equal(await next, 'next')
})
