import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HiddenCauses } from './hidden-causes.ts'

function open() {
  const told: object[] = []
  const time = { now: 0 }
  const causes = new HiddenCauses({ log: { warn: (facts) => told.push(facts) }, clock: () => time.now })
  return { told, time, causes }
}

class DiskFull extends Error {
  override readonly name = 'DiskFull'
}

test('the operator is told what hides behind an answer at once, and then once a minute with how often', () => {
  const { told, time, causes } = open()
  const cause = new DiskFull('no room')
  for (let times = 0; times < 500; times++) causes.tell(new Error('STORAGE_CHECK_FAILED', { cause }))
  assert.deepEqual(told, [{ err: cause, answered: 'STORAGE_CHECK_FAILED', times: 1 }])
  time.now = 60_000
  causes.tell(new Error('STORAGE_CHECK_FAILED', { cause }))
  assert.deepEqual(told[1], { err: cause, answered: 'STORAGE_CHECK_FAILED', times: 500 })
})

test('a cause of another kind is told beside it, and an answer that hides nothing is not', () => {
  const { told, causes } = open()
  causes.tell(new Error('A', { cause: new DiskFull('no room') }))
  causes.tell(new Error('B', { cause: new TypeError('a bug') }))
  causes.tell(new Error('PEER_ID_INVALID'))
  assert.equal(told.length, 2)
})
