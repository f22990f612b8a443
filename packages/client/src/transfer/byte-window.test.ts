import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ByteWindow, firstWindow } from './byte-window.ts'

const MiB = 1024 * 1024
const part = MiB / 2
const most = 8 * MiB

/** Goes through rounds in each of which the window is full and every call takes so long. Milliseconds. */
function rounds(
  window: ByteWindow,
  roundTrips: readonly number[],
  { full = true, others = 0 } = {},
): number[] {
  let now = 0
  return roundTrips.map((roundTrip) => {
    const calls = Math.max(1, Math.floor(window.size / part))
    for (let call = 0; call < calls; call++) window.take(part)
    if (full) window.full()
    const sentAt = now
    now += roundTrip
    // Answers come one after the other; the last is that of the call made when the round began.
    for (let call = 1; call <= calls; call++) {
      const isLast = call === calls
      window.giveBack(part)
      window.answered(part, isLast ? sentAt : sentAt - 2, isLast ? now : now - 1, others)
    }
    return window.size / MiB
  })
}

for (const [name, roundTrips, sizes] of [
  ['it doubles while answers come fast', [50, 60, 60, 60], [2, 4, 8, 8]],
  ['a way on which there is hardly a queue holds no more', [50, 60, 80, 80], [2, 4, 4, 4]],
  ['a queue makes it as large as what the way holds', [50, 50, 200], [2, 4, 2]],
  ['it never loses more than half of itself at once', [50, 50, 1000], [2, 4, 2]],
  ['after the first queue it grows by steps', [50, 50, 200, 50, 50], [2, 4, 2, 2.25, 2.5]],
] as const) {
  test(name, () => {
    assert.deepEqual(rounds(new ByteWindow(most), roundTrips), sizes)
  })
}

test('a window that is not full does not grow', () => {
  assert.deepEqual(rounds(new ByteWindow(most), [50, 50, 50], { full: false }), [1, 1, 1])
})

test('alone on the way, what a call takes is what the way takes', () => {
  const window = new ByteWindow(most)
  rounds(window, [50, 1000, 1000])
  assert.ok(window.size < MiB)
  window.take(part)
  window.giveBack(part)
  window.answered(part, 10_000, 11_000)
  assert.equal(window.leastRoundTrip, 1000)
})

test('it begins small, lets one call pass however large, and stays within its limits', () => {
  assert.equal(new ByteWindow(most).size, firstWindow)
  const window = new ByteWindow(part)
  assert.ok(window.hasRoom(MiB))
  window.take(MiB)
  assert.ok(!window.hasRoom(1))
  window.giveBack(MiB)
  assert.deepEqual(rounds(window, [50, 50]), [0.5, 0.5])
})

test('calls that are lost together halve it once', () => {
  const window = new ByteWindow(most)
  rounds(window, [50, 50, 50])
  for (let call = 0; call < 10; call++) window.lost(1000, 2000)
  assert.equal(window.size, 4 * MiB)
  window.lost(2001, 3000)
  assert.equal(window.size, 2 * MiB)
})

test('another connection on the same way does not make it believe that the way is empty', () => {
  const window = new ByteWindow(most, 50)
  rounds(window, [400, 400, 400, 400], { others: 4 * MiB })
  assert.equal(window.leastRoundTrip, 50)
  assert.ok(window.smallest)
})
