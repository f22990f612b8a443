import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, suite, test } from 'node:test'
import { ffmpegPath, needing, Videos } from '@longshore/testing/media/videos'
import type { Drawing, Frame } from '../frame.ts'
import { openWebm } from './draw-webm.ts'
import { readWebm } from './read-webm.ts'

const videos = new Videos()
after(() => videos.remove())

/** A red square of 128 pixels that moves 8 pixels a frame to the right, on nothing. */
function moving(seconds: number, size = '512x256'): string {
  const source = `color=c=black@0:s=${size}:r=25:d=${seconds},format=rgba`
  const inside = 'between(X,N*8,N*8+127)*lt(Y,128)'
  const filter = `geq=r='255*${inside}':g=0:b=0:a='255*${inside}'`
  const encoding = [
    '-c:v',
    'libvpx-vp9',
    '-pix_fmt',
    'yuva420p',
    '-crf',
    '20',
    '-b:v',
    '0',
    '-deadline',
    'realtime',
  ]
  return videos.make('moving.webm', '-f', 'lavfi', '-i', `${source},${filter}`, ...encoding)
}

let made: string | undefined
/** The one that most tests look at. */
function second(): string {
  made ??= moving(1)
  return made
}

function opened(path: string): Drawing {
  const webm = readWebm(readFileSync(path))
  assert.ok(webm && ffmpegPath)
  const drawing = openWebm(path, webm, { path: ffmpegPath, folder: videos.folder })
  assert.ok(drawing)
  return drawing
}

suite('openWebm', needing('libvpx-vp9'), () => {
  test('draws the frame of a moment, with its alpha', async () => {
    const drawing = opened(second())
    assert.deepEqual([drawing.width, drawing.height, drawing.seconds], [512, 256, 1])
    for (const [seconds, left] of [
      [0, 0],
      [0.2, 40],
      [0.8, 160],
      [0.96, 192],
      [1, 192],
      [60, 192],
      [-5, 0],
    ] as const) {
      const frame = await drawing.frameAt(seconds, 512)
      assert.deepEqual([frame.width, frame.height, frame.data.length], [512, 256, 512 * 256 * 4])
      const found = leftOf(frame)
      assert.ok(Math.abs(found - left) <= 2, `${found} at ${seconds} s`)
      assert.equal(frame.data.at(-1), 0, 'nothing in the corner')
    }
  })

  test('draws every frame of a round, and leaves nothing behind', async () => {
    const drawing = opened(second())
    const lefts: number[] = []
    for await (const frame of drawing.frames(25, 256)) lefts.push(leftOf(frame))
    assert.equal(lefts.length, 25)
    for (const [index, left] of lefts.entries())
      assert.ok(Math.abs(left - index * 4) <= 2, `${left} in frame ${index}`)
    assert.deepEqual(
      readdirSync(videos.folder).filter((name) => name.endsWith('.rgba')),
      [],
    )
  })

  test('draws no more than a sticker may last', async () => {
    const drawing = opened(moving(5, '64x64'))
    let frames = 0
    for await (const _ of drawing.frames(25, 32)) frames++
    assert.ok(frames <= 78, `${frames}`)
  })

  test('fails where frames are no pictures', async () => {
    const path = second()
    const bytes = readFileSync(path)
    const webm = readWebm(bytes)
    assert.ok(webm && ffmpegPath)
    const cluster = bytes.indexOf(Buffer.from('1f43b675', 'hex'))
    const broken = videos.write(
      'broken.webm',
      Buffer.concat([bytes.subarray(0, cluster), Buffer.alloc(1000, 7)]),
    )
    const drawing = openWebm(broken, webm, { path: ffmpegPath, folder: videos.folder })
    await assert.rejects(async () => drawing?.frameAt(0, 64), { name: 'FfmpegFailed' })
  })
})

/** Where the first row that has something solid begins to have it. */
function leftOf({ width, data }: Frame): number {
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) >= 128) return ((at - 3) / 4) % width
  return -1
}
