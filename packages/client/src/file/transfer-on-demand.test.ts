import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settled } from '../../test/fake-clock.ts'
import { FileServer } from '../../test/file-server.ts'
import { messageWith, openedAt } from '../../test/opened-file.ts'
import { randomBytes } from '../../test/random-bytes.ts'
import { uncontrolled } from '../../test/uncontrolled.ts'
import type { Transfer, TransferPlan, Transfers } from '../transfer/transfers.ts'

const MiB = 1024 * 1024

/** Transfers that wait for their turn as long as `busy`. */
class Turns implements Pick<Transfers, 'begin'> {
  readonly begun: TransferPlan[] = []
  ended = 0
  busy = false
  readonly #through: Pick<Transfers, 'begin'>

  constructor(server: FileServer) {
    this.#through = uncontrolled(server)
  }

  async begin(plan: TransferPlan): Promise<Transfer> {
    this.begun.push(plan)
    if (this.busy)
      await new Promise((_, reject) =>
        plan.signal?.addEventListener('abort', () => reject(plan.signal?.reason)),
      )
    const transfer = await this.#through.begin(plan)
    return { ...transfer, end: () => void this.ended++ }
  }
}

function opened() {
  const server = new FileServer()
  server.contents = randomBytes(3 * MiB, 1)
  const turns = new Turns(server)
  return { server, turns, file: openedAt(server, messageWith(3 * MiB), { transfers: turns }) }
}

test('a file that is open but not read takes no turn', async () => {
  const { turns, file } = opened()
  assert.deepEqual(turns.begun, [])
  await file.read(0, 10)
  await settled()
  assert.deepEqual([turns.begun.length, turns.ended], [1, 1])
  await file.read(0, 10)
  assert.equal(turns.begun.length, 1, 'what is kept needs none')
})

test('readings at the same time, and the hashes of their blocks, are one transfer, ahead of downloads', async () => {
  const { turns, file } = opened()
  await Promise.all([file.read(0, 10), file.read(MiB, 2 * MiB)])
  await settled()
  assert.equal(turns.begun.length, 1)
  assert.equal(turns.ended, 1)
  const [plan] = turns.begun
  assert.deepEqual([plan?.direction, plan?.size, plan?.dcId], ['download', 3 * MiB, 2])
  assert.ok((plan?.priority ?? 0) > 0)
})

test('an abort while waiting for a turn works at once, and gives the place in the queue back', async () => {
  const { server, turns, file } = opened()
  turns.busy = true
  const stop = new AbortController()
  const reading = file.read(0, 10, { signal: stop.signal })
  await settled()
  stop.abort(new Error('enough'))
  await assert.rejects(reading, /enough/)
  await settled()
  assert.ok(turns.begun[0]?.signal?.aborted)
  turns.busy = false
  assert.deepEqual(await file.read(0, 10), server.contents.slice(0, 10))
  await settled()
  assert.deepEqual([turns.begun.length, turns.ended], [2, 1])
})
