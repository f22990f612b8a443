import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FrameMemory } from './frame-memory.ts'

const PART = 512 * 1024

test('what was given back is used again, for anything of about that length', () => {
  const memory = new FrameMemory()
  const first = memory.take(PART + 100)
  memory.giveBack(first)
  const second = memory.take(PART + 24)
  assert.equal(second.buffer, first.buffer)
  assert.equal(second.length, PART + 24)
})

test('a view of a part of it gives all of it back', () => {
  const memory = new FrameMemory()
  const first = memory.take(PART)
  memory.giveBack(first.subarray(32, 1000))
  assert.equal(memory.take(PART).buffer, first.buffer)
})

test('what is not given back, or was given back once, belongs to nobody else', () => {
  const memory = new FrameMemory()
  const [first, second] = [memory.take(PART), memory.take(PART)]
  assert.notEqual(first.buffer, second.buffer)
  memory.giveBack(first)
  memory.giveBack(first)
  assert.equal(memory.take(PART).buffer, first.buffer)
  assert.notEqual(memory.take(PART).buffer, first.buffer)
})

test('what several look at is never used again', () => {
  const memory = new FrameMemory()
  const shared = memory.take(PART)
  memory.keep(shared.subarray(100))
  memory.giveBack(shared)
  assert.notEqual(memory.take(PART).buffer, shared.buffer)
})

test('memory from elsewhere, and short memory, is not taken in', () => {
  const memory = new FrameMemory()
  const mine = new Uint8Array(PART)
  memory.giveBack(mine)
  assert.notEqual(memory.take(PART).buffer, mine.buffer)
  const short = memory.take(100)
  memory.giveBack(short)
  assert.notEqual(memory.take(100).buffer, short.buffer)
})

test('frames that are used together do not begin at the same place of their pages', () => {
  const memory = new FrameMemory()
  const begins = Array.from({ length: 8 }, () => memory.take(PART).byteOffset % 4096)
  assert.equal(new Set(begins).size, 8)
})

test('no more than 16 MiB wait to be used again; the others are free at once', () => {
  const memory = new FrameMemory()
  const taken = Array.from({ length: 100 }, () => memory.take(PART))
  for (const bytes of taken) memory.giveBack(bytes)
  const kept = taken.filter(({ buffer }) => buffer.byteLength > 0)
  assert.ok(kept.length > 25 && kept.length <= 32, `${kept.length} of 100`)
  const known = new Set(kept.map(({ buffer }) => buffer))
  const again = Array.from({ length: 100 }, () => memory.take(PART)).filter(({ buffer }) => known.has(buffer))
  assert.equal(again.length, kept.length)
})
