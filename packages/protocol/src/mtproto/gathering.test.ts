import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Gathering, worthGathering } from './gathering.ts'

const large = worthGathering

/** Turns of an event loop that go by when they are told to, and a time that passes when it is told to. */
function gathering() {
  const due: (() => void)[] = []
  const alarms = new Set<() => void>()
  /** How many were gathered each time, and how often the loop had turned by then. */
  const done: [count: number, turn: number][] = []
  let count = 0
  let turn = 0
  const gathered = new Gathering({
    soon: (work) => due.push(work),
    after: (_, work) => {
      alarms.add(work)
      return () => alarms.delete(work)
    },
    work: () => {
      done.push([count, turn])
      count = 0
    },
  })
  return {
    done,
    stir: () => gathered.stir(),
    expect: () => gathered.expect(),
    add(bytes: number) {
      count++
      gathered.add(bytes)
    },
    turn() {
      turn++
      for (const work of due.splice(0)) work()
    },
    ring() {
      for (const work of alarms) work()
      alarms.clear()
    },
    get isIdle() {
      return due.length === 0 && alarms.size === 0
    },
  }
}

test('a small one waits for the end of the turn, and takes what is there along', () => {
  const loop = gathering()
  loop.add(large)
  loop.add(1)
  loop.turn()
  assert.deepEqual(loop.done, [[2, 1]])
  assert.ok(loop.isIdle)
})

test('a large one that stays alone waits for one turn more', () => {
  const loop = gathering()
  loop.add(large)
  for (let turn = 0; turn < 3; turn++) loop.turn()
  assert.deepEqual(loop.done, [[1, 2]])
})

test('large ones wait as long as each turn brings something', () => {
  const loop = gathering()
  for (let turn = 0; turn < 3; turn++) {
    loop.add(large)
    loop.turn()
  }
  loop.stir()
  loop.turn()
  loop.turn()
  loop.turn()
  assert.deepEqual(loop.done, [[3, 5]])
})

test('enough of them wait no longer', () => {
  const loop = gathering()
  for (let message = 0; message < 8; message++) loop.add(large)
  loop.turn()
  assert.deepEqual(loop.done, [[8, 1]])
})

test('nobody waits for ever for bytes that keep coming', () => {
  const loop = gathering()
  loop.add(large)
  for (let turn = 0; turn < 100; turn++) {
    loop.stir()
    loop.turn()
  }
  assert.deepEqual(loop.done, [[1, 32]])
})

test('what is expected is waited for without a turn, until it has come or will not', () => {
  const loop = gathering()
  const first = loop.expect()
  const second = loop.expect()
  loop.add(large)
  for (let turn = 0; turn < 5; turn++) loop.turn()
  first()
  assert.deepEqual(loop.done, [])
  second()
  loop.turn()
  loop.turn()
  assert.deepEqual(loop.done, [[1, 6]])
  assert.ok(loop.isIdle)
})

test('what is expected and comes goes along', () => {
  const loop = gathering()
  const hasCome = loop.expect()
  loop.add(large)
  for (let turn = 0; turn < 3; turn++) loop.turn()
  loop.add(large)
  hasCome()
  for (let turn = 0; turn < 3; turn++) loop.turn()
  assert.deepEqual(loop.done, [[2, 5]])
})

test('nobody waits for long for what is expected and does not come', () => {
  const loop = gathering()
  loop.expect()
  loop.add(large)
  for (let turn = 0; turn < 3; turn++) loop.turn()
  loop.ring()
  assert.deepEqual(loop.done, [[1, 3]])
  assert.ok(loop.isIdle)
})

test('where nobody knows of turns, nothing waits', () => {
  let done = 0
  new Gathering({ soon: undefined, work: () => done++ }).add(large)
  assert.equal(done, 1)
})
