import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settled } from '../../test/fake-clock.ts'
import { ActiveOperations, defaultQueueLimits, largeBeyond, type Operation } from './active-operations.ts'

const large = { direction: 'download', dcId: 2, size: 2 * largeBeyond } as const

/** Files that tell which of them have a turn. */
function queued(limits = defaultQueueLimits) {
  const operations = new ActiveOperations(limits)
  const running: string[] = []
  const ends = new Map<string, () => void>()
  const has = (name: string, turn: boolean) => {
    const place = running.indexOf(name)
    if (place >= 0) running.splice(place, 1)
    if (turn) running.push(name)
  }
  const begin = async (name: string, operation: Partial<Operation> = {}) => {
    const onTurn = (turn: boolean) => has(name, turn)
    const leave = await operations.begin({ ...large, priority: 0, onTurn, ...operation })
    has(name, true)
    ends.set(name, () => {
      has(name, false)
      leave()
    })
  }
  const end = async (name: string) => {
    ends.get(name)?.()
    await settled()
  }
  return { operations, running, begin, end }
}

for (const [name, size, atOnce] of [
  ['small', largeBeyond, defaultQueueLimits.small],
  ['large', largeBeyond + 1, defaultQueueLimits.large],
] as const) {
  test(`${atOnce} ${name} files at once, the others in turn`, async () => {
    const { running, begin, end } = queued()
    const names = Array.from({ length: atOnce + 2 }, (_, index) => `${index}`)
    for (const file of names) void begin(file, { size })
    await settled()
    assert.deepEqual(running, names.slice(0, atOnce))
    for (const [index, file] of names.entries()) {
      await end(file)
      assert.deepEqual(running, names.slice(index + 1, index + 1 + atOnce))
    }
  })
}

test('data centers, directions and sizes do not wait for each other', async () => {
  const { running, begin } = queued({ small: 1, large: 1 })
  void begin('one')
  void begin('waits')
  void begin('elsewhere', { dcId: 4 })
  void begin('up', { direction: 'upload' })
  void begin('small', { size: 1 })
  void begin('unknown', { direction: 'upload', size: undefined })
  await settled()
  assert.deepEqual(running, ['one', 'elsewhere', 'up', 'small', 'unknown'])
})

test('an abort while waiting works at once and leaves the queue in order', async () => {
  const { running, begin, end } = queued({ small: 1, large: 1 })
  const stop = new AbortController()
  void begin('first')
  const given = begin('given up', { signal: stop.signal })
  void begin('next')
  stop.abort(new Error('enough'))
  await assert.rejects(given, /enough/)
  await assert.rejects(begin('too late', { signal: stop.signal }), /enough/)
  await end('first')
  assert.deepEqual(running, ['next'])
})

test('one that matters more takes the turn of the last lesser one, and gives it back', async () => {
  const { running, begin, end } = queued()
  for (const name of ['a', 'b', 'c']) void begin(name)
  await settled()
  void begin('urgent', { priority: 1 })
  await settled()
  assert.deepEqual(running, ['a', 'urgent'])
  await end('urgent')
  assert.deepEqual(running, ['a', 'b'])
})

test('limits that change take effect at once', async () => {
  const { operations, running, begin } = queued()
  for (const name of ['a', 'b', 'c', 'd']) void begin(name)
  await settled()
  operations.limit({ small: 5, large: 3 })
  await settled()
  assert.deepEqual(running, ['a', 'b', 'c'])
  operations.limit({ small: 5, large: 1 })
  await settled()
  assert.deepEqual(running, ['a'])
})

test('ending twice gives back one turn', async () => {
  const operations = new ActiveOperations({ small: 1, large: 1 })
  const operation = { ...large, priority: 0, onTurn: () => {} }
  const end = await operations.begin(operation)
  end()
  end()
  await operations.begin(operation)
  let third = false
  void operations.begin(operation).then(() => {
    third = true
  })
  await settled()
  assert.equal(third, false)
})
