import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FakeTime, settle } from '@longshore/testing/fake-time'
import { silentLog } from '../session/log.ts'
import { InFlight } from './in-flight.ts'
import { SharedBytes } from './shared-bytes.ts'

for (const [name, sizes, begun] of [
  ['no more than the number allowed', [1, 1, 1, 1], 3],
  ['no more than the bytes allowed', [60, 40, 1], 2],
  ['one that is larger than everything allowed, alone', [200, 1], 1],
  ['none that waits behind a larger one', [60, 60, 1], 1],
] as const) {
  test(`at the same time runs ${name}`, async () => {
    let running = 0
    const ends: (() => void)[] = []
    const inFlight = new InFlight({
      requests: 3,
      bytes: 100,
      shared: new SharedBytes(1000),
      mayBegin: () => true,
      mayHold: () => true,
      onChange: () => {},
      timers: new FakeTime(),
      log: silentLog,
    })
    for (const bytes of sizes) {
      inFlight.add(bytes, () => {
        running++
        return new Promise((resolve) => ends.push(resolve))
      })
    }
    assert.equal(running, begun)
    assert.equal(inFlight.full, true)
    while (running < sizes.length) {
      ends.shift()?.()
      await settle()
    }
    for (const end of ends) end()
    await inFlight.idle()
    assert.equal(inFlight.full, false)
  })
}

test('many connections run less each, and one request at least', async () => {
  const shared = new SharedBytes(100)
  const ends: (() => void)[] = []
  const begin = () => {
    let running = 0
    const inFlight = new InFlight({
      requests: 10,
      bytes: 1000,
      shared,
      mayBegin: () => true,
      mayHold: () => true,
      onChange: () => {},
      timers: new FakeTime(),
      log: silentLog,
    })
    const add = (bytes: number) =>
      inFlight.add(bytes, () => {
        running++
        return new Promise((resolve) => ends.push(resolve))
      })
    return { inFlight, add, running: () => running }
  }
  const [first, second, third] = [begin(), begin(), begin()]
  for (let count = 0; count < 4; count++) first.add(30)
  assert.equal(first.running(), 3)
  second.add(30)
  second.add(30)
  assert.equal(second.running(), 1)
  third.add(200)
  assert.equal(third.running(), 1)
  assert.ok(first.inFlight.full && second.inFlight.full && third.inFlight.full)
  while (ends.length > 0) {
    ends.shift()?.()
    await settle()
  }
  assert.deepEqual([first.running(), second.running(), third.running()], [4, 2, 1])
  assert.equal(shared.share, 100)
})

test('one that has room for what it unpacked does not wait for more: another one with such room may wait for it', async () => {
  const inFlight = new InFlight({
    requests: 10,
    bytes: 100,
    shared: new SharedBytes(1000),
    mayBegin: () => true,
    mayHold: () => true,
    onChange: () => {},
    timers: new FakeTime(),
    log: silentLog,
  })
  let done = 0
  for (let count = 0; count < 4; count++)
    inFlight.add(1, async (room) => {
      await room(30)
      await settle()
      await room(60)
      done++
    })
  await settle()
  await settle()
  assert.equal(done, 3)
  await inFlight.idle()
  assert.equal(done, 4)
})
