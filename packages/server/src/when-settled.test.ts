import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Answer, Caller } from './session/dispatcher.ts'
import { silentLog } from './session/log.ts'
import { StorageBusy, StorageDamaged } from './storage/ports/storage-error.ts'
import { answeringWhenSettled, pushingWhenSettled } from './when-settled.ts'

const soon = () => new Promise((resolve) => setImmediate(resolve))
const nobody = {} as Caller
const body = new Uint8Array(4)
const answer: Answer = { body, compressible: true }

/** A disk that is at it until it is told otherwise. */
function slowDisk() {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let isOver = false
  const end = () => {
    isOver = true
    resolve()
  }
  return { settled: () => (isOver ? undefined : promise), end, reject }
}

suite('an answer', () => {
  test('comes when what it tells is on the disk', async () => {
    const disk = slowDisk()
    const { dispatch } = answeringWhenSettled({ dispatch: async () => answer }, disk)
    let isTold = false
    const answering = dispatch(body, nobody).then((given) => {
      isTold = true
      return given
    })
    await soon()
    assert.equal(isTold, false)
    disk.end()
    assert.equal(await answering, answer)
  })

  test('so does an error: it tells things too', async () => {
    const disk = slowDisk()
    const refuse = () => Promise.reject(new RpcError('PHONE_CODE_INVALID'))
    const failing = answeringWhenSettled({ dispatch: refuse }, disk).dispatch(body, nobody)
    let isTold = false
    failing.catch(() => {
      isTold = true
    })
    await soon()
    assert.equal(isTold, false)
    disk.end()
    await assert.rejects(failing, /PHONE_CODE_INVALID/)
  })

  test('does not come when the disk fails', async () => {
    const disk = slowDisk()
    const answering = answeringWhenSettled({ dispatch: async () => answer }, disk).dispatch(body, nobody)
    disk.reject(new Error('EIO'))
    await assert.rejects(answering, /EIO/)
  })

  test('asks to try again where the database is locked', async () => {
    const busy = () => Promise.reject(new StorageBusy('locked'))
    const dispatcher = answeringWhenSettled({ dispatch: busy }, { settled: () => undefined })
    await assert.rejects(
      dispatcher.dispatch(body, nobody),
      (error) => error instanceof RpcError && error.code === 500 && error.cause instanceof StorageBusy,
    )
  })
})

test('damaged bytes are told as a 500, whose cause is for the log', async () => {
  const damaged = () => Promise.reject(new StorageDamaged('blob 7 is not what was stored'))
  const dispatcher = answeringWhenSettled({ dispatch: damaged }, { settled: () => undefined })
  await assert.rejects(
    dispatcher.dispatch(body, nobody),
    (error) =>
      error instanceof RpcError &&
      error.message === 'STORAGE_CHECK_FAILED' &&
      error.cause instanceof StorageDamaged,
  )
})

test('updates go out when what they tell is on the disk, and in their order', async () => {
  const pushed: bigint[] = []
  const disk = slowDisk()
  const sink = pushingWhenSettled(
    {
      push: (user) => void pushed.push(user),
      pushToKey: (key) => void pushed.push(key),
      listens: () => true,
    },
    disk,
    silentLog,
  )
  const push = (user: bigint) => sink.push(user, () => body)
  push(1n)
  sink.pushToKey(2n, 200, body)
  await soon()
  assert.deepEqual(pushed, [])
  disk.end()
  push(3n)
  await soon()
  assert.deepEqual(pushed, [1n, 2n, 3n])
  push(4n)
  assert.deepEqual(pushed, [1n, 2n, 3n, 4n])
})
