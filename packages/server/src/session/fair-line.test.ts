import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FakeTime, settle } from '@longshore/testing/fake-time'
import { FairLine } from './fair-line.ts'

function openLine() {
  const time = new FakeTime()
  const line = new FairLine({ clock: time.clock, timers: time })
  const done: string[] = []
  /** Work that takes so many milliseconds; its address is its first letter. */
  const lay = (name: string, milliseconds = 0) =>
    line.take(name.slice(0, 1), () => {
      time.advance(milliseconds)
      done.push(name)
    })
  return { line, done, lay, time }
}

test('work is done at once where nobody waits', () => {
  const { done, lay } = openLine()
  void lay('a1')
  assert.deepEqual(done, ['a1'])
})

test('work of many addresses is done a few milliseconds of it to a turn, each address in its turn', async () => {
  const { done, lay } = openLine()
  for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) void lay(name, 3)
  assert.deepEqual(done, ['a1', 'a2'])
  await settle(1)
  assert.deepEqual(done, ['a1', 'a2'], 'what else is ready comes first')
  await settle(1)
  assert.deepEqual(done, ['a1', 'a2', 'a3', 'b1'])
  await settle(20)
  assert.deepEqual(done, ['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2'])
})

test('who has used little comes before those who have used much, however many they are', async () => {
  const { done, lay } = openLine()
  const busy = ['a', 'b', 'c', 'd', 'e', 'f']
  for (let round = 0; round < 8; round++) for (const address of busy) void lay(`${address}${round}`, 6)
  await settle(30)
  const before = done.length
  void lay('z1')
  await settle(3)
  assert.ok(done.indexOf('z1') - before < 3, `${done.indexOf('z1') - before}`)
})

test('who has used much gets his turn, however many come who have used little', async () => {
  const { done, lay } = openLine()
  void lay('a1', 12)
  await settle(3)
  void lay('b1', 4)
  void lay('a2')
  for (let index = 0; index < 40; index++) void lay(String.fromCharCode(0x400 + index), 1)
  await settle(30)
  assert.ok(done.indexOf('a2') < 8, `${done.indexOf('a2')}`)
  assert.equal(done.length, 43)
})

test('what was much is forgotten', async () => {
  const { done, lay, time } = openLine()
  void lay('a1', 100)
  time.advance(250)
  await settle(2)
  for (const name of ['b1', 'a2', 'c1', 'a3']) void lay(name, 4)
  await settle(10)
  assert.deepEqual(done, ['a1', 'b1', 'a2', 'c1', 'a3'])
})

test('others get their turn between the steps of a work, and what its own address brings later comes after it', async () => {
  const { done, lay, line, time } = openLine()
  function* steps() {
    for (let step = 1; step <= 3; step++) {
      time.advance(4)
      done.push(`a:${step}`)
      if (step < 3) yield
    }
  }
  line.takeInSteps('a', steps())
  void lay('a2')
  void lay('b1')
  await settle(10)
  assert.deepEqual(done, ['a:1', 'a:2', 'b1', 'a:3', 'a2'])
})

test('work that may have half of the time rests as long as it took', async () => {
  const time = new FakeTime()
  const line = new FairLine({ clock: time.clock, timers: time, part: 1 / 2 })
  let done = 0
  const work = () => {
    time.advance(8)
    done++
  }
  for (let piece = 0; piece < 3; piece++) void line.take('a', work)
  await settle(5)
  assert.equal(done, 1)
  time.advance(7)
  await settle(5)
  assert.equal(done, 1)
  time.advance(1)
  await settle(5)
  assert.equal(done, 2)
})

test('what waits can be done at once', () => {
  const { done, lay, line } = openLine()
  for (const name of ['a1', 'a2', 'b1', 'a3']) void lay(name, 10)
  line.flush()
  assert.deepEqual(done.toSorted(), ['a1', 'a2', 'a3', 'b1'])
})

test('work that fails says so to whoever waits for it, and to nobody else', async () => {
  const { line } = openLine()
  const failing = line.take('a', () => {
    throw new Error('no')
  })
  const other = line.take('a', async () => 7)
  await assert.rejects(failing, /no/)
  assert.equal(await other, 7)
})
