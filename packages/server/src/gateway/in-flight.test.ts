import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FakeTime, settle } from '@longshore/testing/fake-time'
import { silentLog } from '../session/log.ts'
import { InFlight } from './in-flight.ts'

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
      mayBegin: () => true,
      onEnd: () => {},
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
