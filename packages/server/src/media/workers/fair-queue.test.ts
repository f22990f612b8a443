import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { FairQueue } from './fair-queue.ts'

const any = () => true

function queueOf(ofOne: number, inTotal: number, ...jobs: readonly [bigint, string][]) {
  const queue = new FairQueue<string>({ ofOne, inTotal })
  for (const [owner, job] of jobs) queue.add(owner, job)
  return queue
}

function order(queue: FairQueue<string>): string {
  const taken: string[] = []
  for (let job = queue.take(any); job !== undefined; job = queue.take(any)) taken.push(job)
  return taken.join(' ')
}

suite('jobs of many users', () => {
  test('are done in turn, those of one user in their order', () => {
    const queue = queueOf(9, 9, [1n, 'a1'], [1n, 'a2'], [1n, 'a3'], [2n, 'b1'], [3n, 'c1'], [2n, 'b2'])
    assert.equal(order(queue), 'a1 b1 c1 a2 b2 a3')
    assert.equal(queue.size, 0)
  })

  test('who was served comes after the others, also after those who came later', () => {
    const queue = queueOf(9, 9, [1n, 'a1'], [1n, 'a2'], [1n, 'a3'])
    assert.equal(queue.take(any), 'a1')
    queue.add(2n, 'b1')
    queue.add(1n, 'a4')
    assert.equal(order(queue), 'a2 b1 a3 a4')
  })

  test('that may not begin yet keep nobody from passing, not even the same user', () => {
    const queue = queueOf(9, 9, [1n, 'long1'], [1n, 'long2'], [1n, 'short1'], [2n, 'long3'], [2n, 'short2'])
    const isShort = (job: string) => job.startsWith('short')
    assert.deepEqual(
      [queue.take(isShort), queue.take(isShort), queue.take(isShort)],
      ['short1', 'short2', undefined],
    )
    assert.equal(queue.has(isShort), false)
    assert.equal(order(queue), 'long1 long3 long2')
  })

  test('beyond what one user may have, that user is refused and no other', () => {
    const queue = queueOf(2, 9, [1n, 'a1'], [1n, 'a2'])
    assert.equal(queue.add(1n, 'a3'), 'a3')
    assert.equal(queue.add(2n, 'b1'), undefined)
    assert.equal(order(queue), 'a1 b1 a2')
  })

  test('beyond what all may have together, the newest of the greediest goes', () => {
    const queue = queueOf(9, 4, [1n, 'a1'], [1n, 'a2'], [1n, 'a3'], [2n, 'b1'])
    assert.equal(queue.add(3n, 'c1'), 'a3')
    assert.equal(queue.add(3n, 'c2'), 'c2', 'of two who are as greedy the newcomer')
    assert.equal(queue.size, 4)
    assert.equal(order(queue), 'a1 b1 c1 a2')
  })

  test('of nobody are jobs of one more user', () => {
    const queue = new FairQueue<string>({ ofOne: 1, inTotal: 9 })
    assert.deepEqual(
      [queue.add(undefined, 'x'), queue.add(undefined, 'y'), queue.add(1n, 'a')],
      [undefined, 'y', undefined],
    )
    assert.deepEqual(queue.takeAll(), ['x', 'a'])
  })
})
