import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { compositionLayer, type Json, lottie, squareLayer, tgs } from '@longshore/testing/media/lottie'
import { readTgs, TGS_UNPACKED_MAX } from './read-tgs.ts'

suite('readTgs', () => {
  test('reads the canvas, the time and the layers of all compositions', () => {
    const assets = [{ id: 'part', layers: [squareLayer(), squareLayer()] }]
    const read = readTgs(tgs(lottie({ ip: 10, op: 100, fr: 30, assets, layers: [compositionLayer('part')] })))
    assert.ok(read)
    const { width, height, framesPerSecond, frames, layers } = read
    assert.deepEqual(
      { width, height, framesPerSecond, frames },
      { width: 512, height: 512, framesPerSecond: 30, frames: 90 },
    )
    assert.equal(layers.length, 3)
  })

  for (const [what, bytes] of [
    ['nothing', new Uint8Array(0)],
    ['JSON that is not packed', Buffer.from(JSON.stringify(lottie()))],
    ['what only begins like gzip', tgs(lottie()).slice(0, 40)],
    ['packed text', gzipSync('Ahoy')],
    ['a packed array', tgs([])],
    ['null', tgs(null)],
    ['an animation without layers', tgs({ ...lottie(), layers: undefined })],
    ['a width of zero', tgs(lottie({ w: 0 }))],
    ['a width in words', tgs(lottie({ w: '512' }))],
    ['a negative frame rate', tgs(lottie({ fr: -60 }))],
    ['a layer of no kind', tgs(lottie({ layers: [squareLayer({ ty: true })] }))],
    ['an end before the beginning', tgs(lottie({ ip: 60, op: 0 }))],
    ['no end', tgs({ ...lottie(), op: null })],
  ] as const)
    test(`is undefined for ${what}`, () => {
      assert.equal(readTgs(bytes), undefined)
    })

  test('unpacks so much and no more', () => {
    const length = JSON.stringify(lottie({ nm: '' })).length
    const fits = tgs(lottie({ nm: ' '.repeat(TGS_UNPACKED_MAX - length) }))
    assert.ok(fits.length < 65_536, 'a bomb is small')
    assert.ok(readTgs(fits))
    assert.equal(readTgs(tgs(lottie({ nm: ' '.repeat(TGS_UNPACKED_MAX - length + 1) }))), undefined)
  })

  test('is undefined for what is nested deeper than anybody draws', () => {
    const nested = (depth: number) => {
      const json = JSON.stringify(lottie({ nm: 0 }))
      return gzipSync(json.replace('"nm":0', `"nm":${'['.repeat(depth)}${']'.repeat(depth)}`))
    }
    assert.ok(readTgs(nested(150)))
    assert.equal(readTgs(nested(300)), undefined)
    assert.equal(readTgs(nested(1_000_000)), undefined)
  })

  suite('compositions', () => {
    const withAssets = (assets: readonly Json[]) =>
      readTgs(tgs(lottie({ assets, layers: [compositionLayer('a')] })))

    test('may show others', () => {
      assert.ok(
        withAssets([
          { id: 'a', layers: [compositionLayer('b')] },
          { id: 'b', layers: [squareLayer()] },
        ]),
      )
    })

    test('may not show themselves', () => {
      assert.equal(withAssets([{ id: 'a', layers: [compositionLayer('a')] }]), undefined)
      const circle = [
        { id: 'a', layers: [compositionLayer('b')] },
        { id: 'b', layers: [compositionLayer('a')] },
      ]
      assert.equal(withAssets(circle), undefined)
    })

    test('may not double and double again', () => {
      const doubling = (depth: number) =>
        Array.from({ length: depth }, (_, index) => {
          const next = compositionLayer(name(index + 1))
          return { id: name(index), layers: index === depth - 1 ? [squareLayer()] : [next, next] }
        })
      const name = (index: number) => String.fromCharCode(97 + index)
      assert.ok(withAssets(doubling(8)))
      assert.equal(withAssets(doubling(14)), undefined)
      // Nobody counts to two to the power of a hundred thousand.
      assert.equal(withAssets(doubling(10_000)), undefined)
    })

    test('may be missing', () => {
      assert.ok(withAssets([]))
    })
  })

  for (const [what, value] of [
    ['nothing', null],
    ['a list with nothing', [1, null]],
    ['lists of lists with nothing', [[1], [2, [null]]]],
    ['too much', 10_000_001],
    ['too little', -10_000_001],
    ['lists with too much', [[0, 1e300]]],
  ] as const)
    test(`takes no animation with ${what} in it`, () => {
      assert.equal(readTgs(tgs(lottie({ nm: value }))), undefined)
      assert.equal(
        readTgs(tgs(lottie({ layers: [squareLayer({ ks: { o: { a: 0, k: value } } })] }))),
        undefined,
      )
    })

  test('takes no programs, wherever they are', () => {
    const ks = { o: { a: 0, k: 100, x: 'var $bm_rt = 1; for (;;) {}' } }
    assert.equal(readTgs(tgs(lottie({ layers: [squareLayer({ ks })] }))), undefined)
    const assets = [
      { id: 'a', layers: [squareLayer({ shapes: [{ ty: 'gr', it: [{ ty: 'rc', s: { x: '[1]' } }] }] })] },
    ]
    assert.equal(readTgs(tgs(lottie({ assets }))), undefined)
  })
})
