import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownerOf } from './owner.ts'
import { Routes } from './routes.ts'

const WORKERS = 4
const nobody = async () => undefined

test('numbers that follow one another are spread evenly, negative ones too', () => {
  for (const first of [1n, 9_000_000_000n, -5000n]) {
    const counts = new Array<number>(WORKERS).fill(0)
    for (let id = first; id < first + 4000n; id++) {
      const owner = ownerOf(id, WORKERS)
      counts[owner] = (counts[owner] ?? 0) + 1
    }
    assert.ok(Math.min(...counts) > 900, `${counts}`)
  }
})

test('all keys of a user lead to one worker, whatever the keys are', async () => {
  const routes = new Routes(WORKERS, async () => 5n)
  const workers = await Promise.all([11n, 12n, -13n].map((key) => routes.workerFor(key)))
  assert.deepEqual(new Set(workers), new Set([ownerOf(5n, WORKERS)]))
})

test('a key nobody is signed in with, or nobody knows, leads to one worker all the same', async () => {
  const routes = new Routes(WORKERS, nobody)
  assert.equal(await routes.workerFor(11n), ownerOf(11n, WORKERS))
  assert.equal(await routes.workerFor(11n), ownerOf(11n, WORKERS))
})

test('requests of HTTP lead by the address of their client to one worker, whatever they carry', async () => {
  const routes = new Routes(WORKERS, nobody)
  const addresses = Array.from({ length: 100 }, (_, index) => `192.0.2.${index}`)
  const workers = new Set<number>()
  for (const address of addresses) {
    const worker = await routes.workerFor('none', address)
    assert.equal(await routes.workerFor('none', address), worker)
    workers.add(worker)
  }
  assert.equal(workers.size, WORKERS)
})

test('handshakes and WebSockets take turns', async () => {
  const routes = new Routes(WORKERS, nobody)
  const workers: number[] = []
  for (const keyId of [0n, 'none', 0n, 'none', 0n] as const) workers.push(await routes.workerFor(keyId))
  assert.deepEqual(workers, [0, 1, 2, 3, 0])
})

test('a temporary key leads to the worker that made it, as long as that has it', async () => {
  const routes = new Routes(WORKERS, nobody)
  const otherwise = ownerOf(11n, WORKERS)
  const maker = (otherwise + 1) % WORKERS
  routes.temporaryKeyMade(11n, maker)
  assert.equal(await routes.workerFor(11n), maker)
  routes.temporaryKeyGone(11n, otherwise)
  assert.equal(await routes.workerFor(11n), maker, 'another worker cannot take it away')
  routes.temporaryKeyGone(11n, maker)
  assert.equal(await routes.workerFor(11n), otherwise)
  routes.temporaryKeyMade(11n, maker)
  routes.workerGone(maker)
  assert.equal(await routes.workerFor(11n), otherwise)
})
