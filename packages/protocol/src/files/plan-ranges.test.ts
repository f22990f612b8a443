import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type PlannedRange, planRanges } from './plan-ranges.ts'
import { checkRange } from './range-rules.ts'

const KB = 1024
const MB = KB * KB

/** offset+limit, a `p` for precise, [skip, take) in the answer, and how long the answer must be. */
function written({ offset, limit, precise, skip, take, length }: PlannedRange): string {
  return `${offset}+${limit}${precise ? 'p' : ''} [${skip},${skip + take}) of ${length ?? '?'}`
}

suite('a table', () => {
  for (const [name, bytes, plan] of [
    [
      'a small file, in windows of 512 KB',
      { size: 512 * KB + 10 },
      ['0+524288 [0,524288) of 524288', '524288+524288 [0,10) of 10'],
    ],
    ['exactly one window', { size: 512 * KB }, ['0+524288 [0,524288) of 524288']],
    ['one byte', { size: 1 }, ['0+524288 [0,1) of 1']],
    ['no bytes', { size: 0 }, []],
    ['no bytes in the middle', { size: 10, from: 5, to: 5 }, []],
    [
      'odd edges: whole KB around them',
      { size: MB, from: 1500, to: 5000 },
      ['1024+4096p [476,3976) of 4096'],
    ],
    [
      'across the edge of a window',
      { size: MB, from: 512 * KB - 1, to: 512 * KB + 1 },
      ['523264+1024p [1023,1024) of 1024', '524288+1024p [0,1) of 1024'],
    ],
    ['an odd start, to the end of the file', { size: 2000, from: 1030 }, ['1024+1024p [6,976) of 976']],
    [
      'whole windows where an edge is odd',
      { size: MB, from: 1500, to: 5000, whole: true },
      ['0+524288 [1500,5000) of 524288'],
    ],
    [
      'edges of windows need no precise',
      { size: 2 * MB, from: 512 * KB, to: MB },
      ['524288+524288 [0,524288) of 524288'],
    ],
    [
      'a large file, in windows of 1 MB',
      { size: 10 * MB + 1, from: 9 * MB },
      ['9437184+1048576 [0,1048576) of 1048576', '10485760+1048576 [0,1) of 1'],
    ],
    [
      'a file of unknown size',
      { to: 600 * KB },
      ['0+524288p [0,524288) of ?', '524288+90112p [0,90112) of ?'],
    ],
  ] as const) {
    test(name, () => assert.deepEqual([...planRanges(bytes)].map(written), plan))
  }

  test('a file of unknown size is asked for without end', () => {
    const ranges = planRanges({})
    assert.equal(ranges.next().value?.offset, 0)
    assert.equal(ranges.next().value?.offset, 512 * KB)
  })

  for (const bytes of [
    { size: 10, from: 5, to: 4 },
    { size: 10, from: -1 },
    { size: 10, to: 11 },
    { size: 10, from: 0.5 },
    { size: 10, from: 11 },
  ]) {
    test(`no plan for ${JSON.stringify(bytes)}`, () =>
      assert.throws(() => [...planRanges(bytes)], RangeError))
  }
})

test('whatever is wanted of whatever file: every request is legal, and together they give just that', () => {
  const seed = 20_240_611
  const random = generator(seed)
  for (let round = 0; round < 3000; round++) {
    const size = random() % (KB << (random() % 15))
    const from = random() % (size + 1)
    const to = from + (random() % (size - from + 1))
    const whole = random() % 4 === 0
    const known = random() % 4 > 0
    const told = `seed ${seed}, round ${round}: ${from} to ${to} of ${size}${whole ? ', whole' : ''}`
    let position = from
    let sent = 0
    for (const range of planRanges({ size: known ? size : undefined, from, to, whole })) {
      const { offset, limit, precise, skip, take, length } = range
      checkRange({ offset, limit, precise })
      assert.equal(offset + skip, position, told)
      assert.ok(take > 0 && skip + take <= (length ?? limit), told)
      // What a server with the file answers is what the plan says it must be.
      if (length !== undefined) assert.equal(length, Math.max(0, Math.min(limit, size - offset)), told)
      assert.ok(!whole || !precise, told)
      if (precise) assert.ok(skip < KB && limit - skip - take < KB, told)
      position += take
      sent += limit
    }
    assert.equal(position, to, told)
    assert.ok(sent >= to - from, told)
  }
})

function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 4
  }
}
