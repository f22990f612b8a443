import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SharedForce } from './shared-force.ts'

/** A disk that ends when it is told to. */
function openForce() {
  const forces: PromiseWithResolvers<void>[] = []
  const shared = new SharedForce(() => {
    const force = Promise.withResolvers<void>()
    forces.push(force)
    return force.promise
  })
  return { shared, forces }
}

const soon = () => new Promise((resolve) => setImmediate(resolve))

/** What a disk that fails tells. */
const broken = () => Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fdatasync' })

test('who asks at the same time shares one force', async () => {
  const { shared, forces } = openForce()
  const all = Promise.all([shared.force(), shared.force(), shared.force()])
  await soon()
  assert.equal(forces.length, 1)
  forces[0]?.resolve()
  await all
})

test('who asks while the disk is at it waits for the next: it may not have seen what was written since', async () => {
  const { shared, forces } = openForce()
  const first = shared.force()
  await soon()
  const others = Promise.all([shared.force(), shared.force()])
  await soon()
  assert.equal(forces.length, 1)
  forces[0]?.resolve()
  await first
  await soon()
  assert.equal(forces.length, 2)
  forces[1]?.resolve()
  await others
})

test('who asks when nothing was changed since the disk began shares what it is at', async () => {
  let changes = 1
  const forces: PromiseWithResolvers<void>[] = []
  const force = () => {
    const force = Promise.withResolvers<void>()
    forces.push(force)
    return force.promise
  }
  const shared = new SharedForce(force, () => changes)
  const first = shared.force()
  await soon()
  const second = shared.force()
  changes++
  const third = shared.force()
  forces[0]?.resolve()
  await Promise.all([first, second])
  await soon()
  assert.equal(forces.length, 2)
  forces[1]?.resolve()
  await third
})

test('after the disk has failed nothing counts as forced any more: the system tells of it only once', async () => {
  const { shared, forces } = openForce()
  const failing = Promise.allSettled([shared.force(), shared.force()])
  await soon()
  forces[0]?.reject(broken())
  assert.deepEqual(
    (await failing).map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  await assert.rejects(shared.force(), /EIO/)
  assert.equal(forces.length, 1)
})

test('what failed before the disk was asked is tried anew', async () => {
  const { shared, forces } = openForce()
  const failing = assert.rejects(shared.force(), /EMFILE/)
  await soon()
  forces[0]?.reject(Object.assign(new Error('EMFILE'), { syscall: 'open' }))
  await failing
  const again = shared.force()
  await soon()
  forces[1]?.resolve()
  await again
})
