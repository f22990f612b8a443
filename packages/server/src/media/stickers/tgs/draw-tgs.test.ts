import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Json, lottie, square, squareLayer, tgs } from '@longshore/testing/media/lottie'
import type { Drawing, Frame } from '../frame.ts'
import { openTgs } from './draw-tgs.ts'
import { readTgs } from './read-tgs.ts'

suite('openTgs', () => {
  test('asks the network for nothing', async (context) => {
    const asked: string[] = []
    const { fetch } = globalThis
    context.mock.method(globalThis, 'fetch', (input: URL | string, init?: RequestInit) => {
      asked.push(String(input).slice(0, 5))
      return fetch(input, init)
    })
    const drawing = await opened()
    drawing.close()
    assert.deepEqual(
      asked.filter((scheme) => scheme !== 'data:'),
      [],
    )
  })

  test('draws the frame of a moment', async () => {
    const drawing = await opened()
    // A square of 256 that moves 8 pixels a frame, 60 frames a second.
    for (const [seconds, left] of [
      [0, 0],
      [0.1, 48],
      [0.25, 120],
      [0.5, 240],
      // The animation has reached the other edge, and time its end.
      [0.9, 256],
      [7, 256],
      [-1, 0],
    ] as const) {
      const { x, y, width, height } = solidBox(await drawing.frameAt(seconds, 512))
      assert.deepEqual({ x, y, width, height }, { x: left, y: 0, width: 256, height: 256 }, `${seconds} s`)
    }
    drawing.close()
  })

  test('draws in any size', async () => {
    const drawing = await opened()
    for (const side of [64, 536, 64, 1]) {
      const frame = await drawing.frameAt(0.5, side)
      assert.deepEqual([frame.width, frame.height, frame.data.length], [side, side, side * side * 4])
    }
    drawing.close()
  })

  test('keeps the shape of a canvas that is no square', async () => {
    const drawing = await opened({ w: 512, h: 256 })
    const { width, height } = await drawing.frameAt(0, 100)
    assert.deepEqual([width, height], [100, 50])
    drawing.close()
  })

  test('gives colours that alpha is not multiplied into', async () => {
    const drawing = await opened({ layers: [squareLayer({ shapes: [square(50)] })] })
    const { data } = await drawing.frameAt(0, 512)
    const [red = 0, green, blue, alpha = 0] = data.subarray((128 * 512 + 128) * 4)
    assert.ok(Math.abs(alpha - 128) <= 2, `alpha ${alpha}`)
    assert.ok(red >= 250, `red ${red}`)
    assert.deepEqual([green, blue], [0, 0])
    drawing.close()
  })

  test('a frame stays what it is when the next one is drawn', async () => {
    const drawing = await opened()
    const first = await drawing.frameAt(0, 64)
    const copy = Uint8Array.from(first.data)
    const second = await drawing.frameAt(0.4, 64)
    assert.deepEqual(first.data, copy)
    assert.notDeepEqual(second.data, copy)
    drawing.close()
  })

  for (const [seconds, perSecond, count] of [
    [1, 30, 30],
    [3, 30, 90],
    [0.5, 4, 2],
    [1 / 60, 30, 1],
  ] as const)
    test(`${seconds} s at ${perSecond} a second are ${count} frames`, async () => {
      const drawing = await opened({ op: seconds * 60 })
      const boxes: number[] = []
      for await (const frame of drawing.frames(perSecond, 64)) boxes.push(solidBox(frame).x)
      assert.equal(boxes.length, count)
      const moved = boxes.map((_, index) => Math.min(32, Math.round((index * 60) / perSecond)))
      assert.deepEqual(boxes, moved)
      drawing.close()
    })

  test('begins where the animation does', async () => {
    const drawing = await opened({ ip: 16, op: 76 })
    assert.equal(solidBox(await drawing.frameAt(0, 512)).x, 128)
    assert.equal(drawing.seconds, 1)
    drawing.close()
  })

  test('an empty animation is a frame with nothing on it', async () => {
    const drawing = await opened({ layers: [] })
    const { data } = await drawing.frameAt(0, 16)
    assert.ok(data.every((byte) => byte === 0))
    drawing.close()
  })
})

async function opened(changes: Json = {}): Promise<Drawing> {
  const read = readTgs(tgs(lottie(changes)))
  assert.ok(read)
  const drawing = await openTgs(read)
  assert.ok(drawing)
  return drawing
}

/** Where more than half of a pixel is covered. */
function solidBox({ width, height, data }: Frame) {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) < 128) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
    }
  return { x: left, y: top, width: right - left, height: bottom - top }
}
