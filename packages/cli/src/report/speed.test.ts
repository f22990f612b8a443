import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FileProgress } from './file-progress.ts'

const MiB = 1024 * 1024

/** A file that gets on by so much each second. */
function moving(startAt = 0) {
  let now = 0
  const file = new FileProgress('a.bin', 1000 * MiB, () => now)
  file.startAt(startAt)
  let at = startAt
  return {
    file,
    seconds(count: number, each: number) {
      for (let i = 0; i < count * 10; i++) {
        now += 100
        at += each / 10
        file.reached(at)
      }
    },
    wait(ms: number) {
      now += ms
    },
    reached(total: number) {
      at = total
      file.reached(at)
    },
  }
}

const near = (actual: number, expected: number, part = 0.05) =>
  assert.ok(Math.abs(actual - expected) <= expected * part, `${actual} is not about ${expected}`)

test('the speed is true from the first second on', () => {
  const { file, seconds } = moving()
  seconds(1, 10 * MiB)
  near(file.bytesPerSecond, 10 * MiB)
  seconds(60, 10 * MiB)
  near(file.bytesPerSecond, 10 * MiB)
  near(file.left ?? 0, 39)
})

test('what an earlier run has moved is no speed of this one', () => {
  const { file, seconds } = moving(800 * MiB)
  seconds(2, 10 * MiB)
  near(file.bytesPerSecond, 10 * MiB)
  near(file.left ?? 0, 18)
})

test('a lost connection neither slows it nor makes it jump when it is back', () => {
  const { file, seconds, wait, reached } = moving()
  seconds(20, 10 * MiB)
  file.speed.pause()
  wait(60_000)
  near(file.bytesPerSecond, 10 * MiB)
  // What was under way is confirmed at once.
  reached(204 * MiB)
  wait(100)
  reached(205 * MiB)
  assert.ok(file.bytesPerSecond < 20 * MiB)
  seconds(3, 10 * MiB)
  near(file.bytesPerSecond, 10 * MiB, 0.3)
})

test('what has to be sent again moves nothing on', () => {
  const { file, seconds, reached } = moving()
  seconds(10, 10 * MiB)
  reached(90 * MiB)
  reached(100 * MiB)
  near(file.bytesPerSecond, 10 * MiB)
  assert.equal(file.transferred, 100 * MiB)
})

test('where nothing moves the speed falls, and nobody claims to know the end', () => {
  const { file, seconds, wait } = moving()
  seconds(10, 10 * MiB)
  wait(600_000)
  assert.equal(file.left, undefined)
})
