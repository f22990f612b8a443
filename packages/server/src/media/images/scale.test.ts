import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BOX_SIZES, CROP_SIZES, fitInto, sizesForLongest, sizesForShortest } from './scale.ts'

const letters = (sizes: readonly { type: string }[]) => sizes.map(({ type }) => type).join('')

const boxes: readonly [width: number, height: number, letters: string][] = [
  [1, 1, 's'],
  [100, 100, 's'],
  [101, 1, 'sm'],
  [1, 101, 'sm'],
  [320, 320, 'sm'],
  [321, 320, 'smx'],
  [800, 10, 'smx'],
  [801, 800, 'smxy'],
  [1280, 1280, 'smxy'],
  [1281, 1, 'smxyw'],
  [2560, 2560, 'smxyw'],
  [9999, 9999, 'smxyw'],
]
for (const [width, height, expected] of boxes) {
  test(`a picture of ${width}x${height} has the boxes ${expected}`, () => {
    assert.equal(letters(sizesForLongest({ width, height }, BOX_SIZES)), expected)
  })
}

const squares: readonly [width: number, height: number, letters: string][] = [
  [160, 5000, 'a'],
  [161, 161, 'ab'],
  [500, 320, 'ab'],
  [321, 500, 'abc'],
  [640, 640, 'abc'],
  [641, 9000, 'abcd'],
  [5000, 5000, 'abcd'],
]
for (const [width, height, expected] of squares) {
  test(`a picture of ${width}x${height} has the squares ${expected}`, () => {
    assert.equal(letters(sizesForShortest({ width, height }, CROP_SIZES)), expected)
  })
}

const fits: readonly [side: number, width: number, height: number, to: string][] = [
  [100, 3000, 2000, '100x67'],
  [100, 2000, 3000, '67x100'],
  [800, 3000, 2000, '800x533'],
  [320, 320, 200, '320x200'],
  [320, 20, 10, '20x10'],
  // Halves go up: 2.5 of 200x5 in 100.
  [100, 200, 5, '100x3'],
  [100, 200, 3, '100x2'],
  [100, 9000, 1, '100x1'],
  [40, 9523, 477, '40x2'],
  [8, 5000, 5000, '8x8'],
]
for (const [side, width, height, expected] of fits) {
  test(`${width}x${height} fits into ${side} as ${expected}`, () => {
    const to = fitInto(side, { width, height })
    assert.equal(`${to.width}x${to.height}`, expected)
  })
}
