import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '../errors/rpc-error.ts'
import { checkPart, type Part } from './part-rules.ts'
import { type PartPlan, plannedPart, planParts, totalPartsToldBy } from './plan-parts.ts'
import { acceptPart, fileSize, finishUpload, partLength, partOffset, startUpload } from './upload-progress.ts'

const KB = 1024
const MB = KB * KB

for (const [name, size, plan] of [
  ['one byte', 1, { big: false, partSize: 512 * KB, parts: 1 }],
  ['exactly one part', 512 * KB, { big: false, partSize: 512 * KB, parts: 1 }],
  ['a byte more', 512 * KB + 1, { big: false, partSize: 512 * KB, parts: 2 }],
  ['exactly 10 MB is small', 10 * MB, { big: false, partSize: 512 * KB, parts: 20 }],
  ['more than 10 MB is big', 10 * MB + 1, { big: true, partSize: 512 * KB, parts: 21 }],
  ['the largest file', 2000 * MB, { big: true, partSize: 512 * KB, parts: 4000 }],
  ['a stream', undefined, { big: true, partSize: 512 * KB, parts: -1 }],
] as const) {
  test(`${name}: ${JSON.stringify(plan)}`, () => assert.deepEqual(planParts(size, { maxParts: 4000 }), plan))
}

for (const [name, size, options, error] of [
  ['no bytes', 0, { maxParts: 4000 }, 'FILE_PARTS_INVALID'],
  ['a byte more than the largest file', 2000 * MB + 1, { maxParts: 4000 }, 'FILE_PARTS_INVALID'],
  ['too many parts of a small size', 5 * MB, { maxParts: 4000, partSize: KB }, 'FILE_PARTS_INVALID'],
  [
    'a part size that does not divide 512 KB',
    5 * MB,
    { maxParts: 4000, partSize: 3 * KB },
    'FILE_PART_SIZE_INVALID',
  ],
] as const) {
  test(`${name}: ${error}`, () => {
    assert.throws(
      () => planParts(size, options),
      (thrown) => thrown instanceof RpcError && thrown.text === error,
    )
  })
}

const stream = planParts(undefined, { maxParts: 4000 })
const file = planParts(3 * MB + 1, { maxParts: 4000 })
for (const [name, plan, index, length, total] of [
  ['a full part of a stream knows nothing', stream, 5, 512 * KB, -1],
  ['a shorter one is the last', stream, 5, 512 * KB - 1, 6],
  ['one byte is a part', stream, 0, 1, 1],
  ['an empty one is not counted', stream, 5, 0, 5],
  ['a file tells its number with the first part', file, 0, 512 * KB, 7],
  ['and with the last', file, 6, 1, 7],
] as const) {
  test(`file_total_parts: ${name}: ${total}`, () =>
    assert.equal(totalPartsToldBy(plan, index, length), total))
}

test('parts lie one behind the other, and the last has what is left', () => {
  assert.deepEqual(plannedPart(file, 3 * MB + 1, 0), { offset: 0, length: 512 * KB })
  assert.deepEqual(plannedPart(file, 3 * MB + 1, 5), { offset: 5 * 512 * KB, length: 512 * KB })
  assert.deepEqual(plannedPart(file, 3 * MB + 1, 6), { offset: 3 * MB, length: 1 })
})

test('every plan, of a file or of a stream, is accepted in any order and finishes with every byte in its place', () => {
  const seed = 20_240_612
  const random = generator(seed)
  const maxParts = 4000
  for (let round = 0; round < 400; round++) {
    const partSize = KB << (random() % 10)
    const size = 1 + (random() % 3 === 0 ? partSize * (random() % 40) : random() % (partSize * 40))
    const streamed = random() % 2 === 0
    const told = `seed ${seed}, round ${round}: ${size} bytes in parts of ${partSize}${streamed ? ', streamed' : ''}`
    const plan = planParts(streamed ? undefined : size, { maxParts, partSize })
    const parts = Math.ceil(size / partSize)
    const numbered = Array.from({ length: parts }, (_, index) =>
      partOf(plan, index, plannedPart(plan, size, index).length),
    )
    // An empty part comes behind all others: by them the server knows a stream. They come as they like.
    const end = streamed && numbered.at(-1)?.size === partSize ? [partOf(plan, parts, 0)] : []
    let progress = startUpload(plan.big)
    for (const part of [...shuffled(numbered, random), ...end]) {
      checkPart(part, maxParts)
      progress = acceptPart(progress, part)
    }
    const layout = finishUpload(progress, parts, maxParts)
    assert.equal(layout.parts, parts, told)
    assert.equal(fileSize(layout), size, told)
    for (let index = 0; index < parts; index++) {
      const { offset, length } = plannedPart(plan, size, index)
      assert.deepEqual([partOffset(layout, index), partLength(layout, index)], [offset, length], told)
    }
  }
})

function partOf(plan: PartPlan, index: number, size: number): Part {
  if (!plan.big) return { index, size, big: false }
  return { index, size, big: true, totalParts: totalPartsToldBy(plan, index, size) }
}

function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 4
  }
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value)
}
