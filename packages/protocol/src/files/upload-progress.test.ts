import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '../errors/rpc-error.ts'
import { checkPart, MAX_PARTS_DEFAULT as MAX } from './part-rules.ts'
import {
  acceptPart,
  fileSize,
  finishUpload,
  partLength,
  partOffset,
  startUpload,
  type UploadProgress,
} from './upload-progress.ts'

const KB = 1024

suite('upload.saveFilePart: parts in any order', () => {
  for (const [name, parts, error] of [
    ['in order', '0:64K 1:64K 2:10', undefined],
    ['the last first', '2:10 0:64K 1:64K', undefined],
    ['the last in the middle', '0:64K 2:10 1:64K', undefined],
    ['backwards', '2:10 1:64K 0:64K', undefined],
    ['the last as long as the others', '0:64K 1:64K', undefined],
    ['one part of any size', '0:1000', undefined],
    ['a part again', '0:64K 1:10 0:64K 1:10', undefined],
    ['the last again, with another size', '0:64K 1:10 1:11', undefined],
    ['a longer part than before', '0:1K 1:2K', 'FILE_PART_SIZE_CHANGED'],
    ['a shorter part that is not the last', '0:2K 1:1K 2:1K', 'FILE_PART_SIZE_CHANGED'],
    ['a shorter part when a later one is there', '0:2K 2:2K 1:1K', 'FILE_PART_SIZE_CHANGED'],
    ['an odd size turns out not to be the last', '0:3K 1:3K', 'FILE_PART_SIZE_INVALID'],
    ['an odd size when a later one is there', '0:2K 2:10 1:1000', 'FILE_PART_SIZE_INVALID'],
    ['a last part longer than the others', '5:64K 3:32K', 'FILE_PART_SIZE_CHANGED'],
    ['a part again with another size', '0:2K 1:2K 0:1K', 'FILE_PART_SIZE_CHANGED'],
    ['Android: part 0 of 1024 bytes after the others', '1:64K 2:64K 3:10 0:1K', undefined],
    ['Android: part 0 before the last', '1:64K 2:64K 0:1K 3:10', undefined],
    ['Android: part 0 when only the last was there', '2:64K 0:1K 1:64K', undefined],
    ['Android: part 0 again', '1:64K 0:1K 0:1K', undefined],
    ['a late part 0 of odd size', '1:64K 0:1000', 'FILE_PART_SIZE_INVALID'],
    ['a late part 0 longer than the others', '1:1K 2:1K 0:2K', 'FILE_PART_SIZE_CHANGED'],
    ['a late part 0 that turns out longer', '3:10 0:2K 1:1K', 'FILE_PART_SIZE_CHANGED'],
  ] as const) {
    test(`${name}: ${error ?? 'accepted'}`, () =>
      assert.equal(
        errorOf(() => send(false, parts)),
        error,
      ))
  }
})

suite('upload.saveBigFilePart: parts in any order', () => {
  for (const [name, parts, error] of [
    ['in order', '0:64K/3 1:64K/3 2:10/3', undefined],
    ['the last first', '2:10/3 1:64K/3 0:64K/3', undefined],
    ['an odd size that cannot be the last', '0:1000/3', 'FILE_PART_SIZE_INVALID'],
    ['two sizes that cannot be the last', '0:2K/9 1:1K/9', 'FILE_PART_SIZE_CHANGED'],
    ['a late part 0 of another size', '1:64K/3 2:64K/3 0:1K/3', 'FILE_PART_SIZE_CHANGED'],
    ['a late part 0 shorter than the last', '1:64K/-1 0:1K/-1', 'FILE_PART_SIZE_CHANGED'],
    ['a last part longer than the others', '0:1K/2 1:2K/2', 'FILE_PART_SIZE_CHANGED'],
    ['another number of parts', '0:1K/3 1:1K/4', 'FILE_PARTS_INVALID'],
    ['fewer parts than are there', '5:1K/-1 0:1K/5', 'FILE_PARTS_INVALID'],
    ['a part beyond the number told', '0:1K/2 2:1K/-1', 'FILE_PART_INVALID'],
    ['a short part turns out not to be the last', '1:1000/-1 0:64K/3', 'FILE_PART_SIZE_INVALID'],
    ['a stream: -1, the last part tells the number', '0:64K/-1 1:64K/-1 2:10/3', undefined],
    ['a stream that never tells its number', '0:64K/-1 1:10/-1', undefined],
    ['a stream of one part', '0:10/1', undefined],
    ['a stream on a part boundary, the empty part not counted', '0:64K/-1 1:0/1', undefined],
    ['a stream on a part boundary, the empty part counted', '0:64K/-1 1:0/2', undefined],
    ['a stream on a part boundary, no number', '0:64K/-1 1:0/-1', undefined],
    ['the empty part before the others', '2:0/-1 0:64K/-1 1:64K/-1', undefined],
    ['the empty part again', '0:64K/-1 1:0/-1 1:0/-1', undefined],
    ['the empty part, then a part with the number that counts it', '0:1K/-1 2:0/-1 1:1K/3', undefined],
    ['an empty part where no stream is', '0:64K/2 1:0/2', 'FILE_PART_EMPTY'],
    ['an empty part after all parts of a known number', '0:64K/1 1:0/1', 'FILE_PART_EMPTY'],
    ['an empty part before others', '3:64K/-1 1:0/-1', 'FILE_PART_EMPTY'],
    ['an empty part in place of one with bytes', '0:64K/-1 1:64K/-1 1:0/-1', 'FILE_PART_EMPTY'],
    ['a part after the empty one', '0:64K/-1 1:0/-1 1:10/-1', 'FILE_PART_INVALID'],
    ['two different ends', '0:64K/-1 1:0/-1 2:0/-1', 'FILE_PART_INVALID'],
    ['an end that is not the number told', '0:64K/-1 1:64K/5 2:0/-1', 'FILE_PART_INVALID'],
  ] as const) {
    test(`${name}: ${error ?? 'accepted'}`, () =>
      assert.equal(
        errorOf(() => send(true, parts)),
        error,
      ))
  }
})

suite('the final method', () => {
  const three = '0:64K 1:64K 2:10'
  const closed = '0:64K/-1 1:64K/-1 2:0/2'
  for (const [name, big, parts, told, expected] of [
    ['all parts there', false, three, 3, 128 * KB + 10],
    ['nothing there', false, '', 3, 'FILE_PART_0_MISSING'],
    ['the lowest missing part is named', false, '0:64K 2:64K 5:10', 6, 'FILE_PART_1_MISSING'],
    ['a part missing at the end', false, three, 4, 'FILE_PART_3_MISSING'],
    ['fewer parts told than sent', false, three, 2, 'FILE_PARTS_INVALID'],
    ['0 parts', false, three, 0, 'FILE_PARTS_INVALID'],
    ['more parts than there may be', false, three, MAX + 1, 'FILE_PARTS_INVALID'],
    ['-1 for a small file', false, three, -1, 'FILE_PARTS_INVALID'],
    ['a big file', true, '0:64K/2 1:5/2', 2, 64 * KB + 5],
    ['a big file, another number than with the parts', true, '0:64K/3 1:64K/-1', 2, 'FILE_PARTS_INVALID'],
    ['-1 for a big file whose number is known', true, '0:64K/2 1:5/2', -1, 64 * KB + 5],
    ['-1 for a big file that lacks its last part', true, '0:64K/2', -1, 'FILE_PART_1_MISSING'],
    ['-1 for a stream', true, '0:64K/-1 1:64K/-1', -1, 128 * KB],
    ['-1 for a stream that lacks a part', true, '1:64K/-1', -1, 'FILE_PART_0_MISSING'],
    ['-1 for nothing', true, '', -1, 'FILE_PART_0_MISSING'],
    ['a stream closed by an empty part', true, closed, 2, 128 * KB],
    ['a stream closed by an empty part, counted', true, closed, 3, 128 * KB],
    ['a stream closed by an empty part, -1', true, closed, -1, 128 * KB],
    ['a stream closed by an empty part, two more', true, closed, 4, 'FILE_PARTS_INVALID'],
    ['Android: part 0 differs', false, '1:64K 2:7 0:1K', 3, 65 * KB + 7],
    ['two parts, the last first', false, '1:7 0:64K', 2, 64 * KB + 7],
  ] as const) {
    test(`${name}: ${expected}`, () => {
      const progress = send(big, parts)
      if (typeof expected === 'string')
        assert.equal(
          errorOf(() => finishUpload(progress, told, MAX)),
          expected,
        )
      else assert.equal(fileSize(finishUpload(progress, told, MAX)), expected)
    })
  }

  test('each part lies where the one before ends', () => {
    const layout = finishUpload(send(false, '1:64K 2:64K 3:7 0:1K'), 4, MAX)
    const places = [0, 1, 2, 3].map((index) => [partOffset(layout, index), partLength(layout, index)])
    assert.deepEqual(places, [
      [0, KB],
      [KB, 64 * KB],
      [65 * KB, 64 * KB],
      [129 * KB, 7],
    ])
  })
})

test('a part that is refused changes nothing', () => {
  const before = send(false, '0:2K 1:2K')
  const copy = structuredClone(before)
  assert.throws(() => acceptPart(before, { index: 2, size: 4 * KB, big: false }))
  assert.deepEqual(before, copy)
})

/** Sends parts written as `index:size/file_total_parts`, one after the other. */
function send(big: boolean, parts: string): UploadProgress {
  let progress = startUpload(big)
  for (const text of parts.split(' ').filter(Boolean)) {
    const [, index, size, kilo, totalParts] =
      /^(\d+):(\d+)(K?)(?:\/(-?\d+))?$/.exec(text) ?? assert.fail(text)
    const part = {
      index: Number(index),
      size: Number(size) * (kilo ? KB : 1),
      big,
      totalParts: totalParts === undefined ? undefined : Number(totalParts),
    }
    checkPart(part, MAX)
    progress = acceptPart(progress, part)
  }
  return progress
}

function errorOf(check: () => unknown): string | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    assert.ok(error instanceof RpcError, String(error))
    return error.text
  }
}
