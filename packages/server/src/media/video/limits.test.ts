import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { duration, evenBox, mayDecode } from './limits.ts'

suite('what may be decoded', () => {
  const sizes: readonly (readonly [number, number, boolean])[] = [
    [1, 1, true],
    [7680, 4320, true],
    [4320, 7680, true],
    [8192, 4150, true],
    [8192, 4160, false],
    [8193, 1, false],
    [1, 8193, false],
    [0, 100, false],
    [100, 0, false],
    [-1, 100, false],
    [0.5, 100, false],
    [Number.NaN, 100, false],
    [Number.POSITIVE_INFINITY, 1, false],
  ]
  for (const [width, height, may] of sizes) {
    test(`${width}x${height}: ${may}`, () => assert.equal(mayDecode({ width, height }), may))
  }
})

suite('durations', () => {
  const durations: readonly (readonly [number | undefined, number | undefined])[] = [
    [undefined, undefined],
    [1.23456, 1.235],
    [0, undefined],
    [-1, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [604_800, 604_800],
    [604_801, undefined],
  ]
  for (const [seconds, told] of durations) {
    test(`${seconds} s is ${told}`, () => assert.equal(duration(seconds), told))
  }
})

suite('even boxes', () => {
  const boxes: readonly (readonly [width: number, height: number, expected: [number, number]])[] = [
    [640, 480, [320, 240]],
    [480, 640, [240, 320]],
    [320, 320, [320, 320]],
    [100, 50, [100, 50]],
    [101, 51, [100, 50]],
    [1920, 1080, [320, 180]],
    [1280, 1, [320, 2]],
    [1, 1, [2, 2]],
    [8192, 3, [320, 2]],
  ]
  for (const [width, height, [expectedWidth, expectedHeight]] of boxes) {
    test(`${width}x${height} in 320`, () => {
      assert.deepEqual(evenBox({ width, height }, 320), { width: expectedWidth, height: expectedHeight })
    })
  }
})
