import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UploadGate } from './upload-gate.ts'

/** Work that notes its beginning and its end, and lasts until it is told to end. */
function works(gate: UploadGate) {
  const log: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () => {
    log.push(`${name} begins`)
    return new Promise<void>((resolve) => {
      ends.set(name, () => {
        log.push(`${name} ends`)
        resolve()
      })
    })
  }
  const settled = () => new Promise(setImmediate)
  return {
    log,
    part: (name: string, index: number) => gate.part(index, work(name)),
    alone: (name: string) => gate.alone(work(name)),
    async end(name: string) {
      ends.get(name)?.()
      await settled()
    },
    settled,
  }
}

test('different parts at the same time, the same part one after the other', async () => {
  const { log, part, end, settled } = works(new UploadGate())
  const all = [part('zero', 0), part('one', 1), part('zero again', 0), part('zero once more', 0)]
  await settled()
  assert.deepEqual(log, ['zero begins', 'one begins'])
  await end('zero')
  assert.deepEqual(log.slice(2), ['zero ends', 'zero again begins'])
  await end('zero again')
  await end('one')
  await end('zero once more')
  await Promise.all(all)
  assert.deepEqual(log.slice(4), [
    'zero again ends',
    'zero once more begins',
    'one ends',
    'zero once more ends',
  ])
})

test('what is done alone waits for the parts before it, and those after it wait', async () => {
  const { log, part, alone, end, settled } = works(new UploadGate())
  const all = [part('before', 0), alone('alone'), part('after', 1), alone('alone again')]
  await settled()
  assert.deepEqual(log, ['before begins'])
  await end('before')
  assert.deepEqual(log.slice(1), ['before ends', 'alone begins'])
  await end('alone')
  await end('alone again')
  await end('after')
  await end('alone again')
  await Promise.all(all)
  const whenAfter = log.indexOf('after begins')
  const [from, to] = [log.indexOf('alone again begins'), log.indexOf('alone again ends')]
  assert.ok(whenAfter > log.indexOf('alone ends'))
  assert.ok(whenAfter > to || log.indexOf('after ends') < from)
})

test('an error goes to its caller only', async () => {
  const gate = new UploadGate()
  const failing = gate.part(0, () => Promise.reject(new Error('no')))
  const next = gate.part(0, async () => 'yes')
  const last = gate.alone(async () => 'alone')
  await assert.rejects(failing, /no/)
  assert.deepEqual([await next, await last], ['yes', 'alone'])
  await assert.rejects(
    gate.alone(() => Promise.reject(new Error('no'))),
    /no/,
  )
  assert.equal(await gate.part(0, async () => 'yes'), 'yes')
})
