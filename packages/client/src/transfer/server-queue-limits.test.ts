import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { FakeClock, settled } from '../../test/fake-clock.ts'
import { type Rpc, rpcOf } from '../rpc/call.ts'
import { defaultQueueLimits, type QueueLimits } from './active-operations.ts'
import { TransferController } from './controller.ts'
import { queueLimitsIn, ServerQueueLimits } from './server-queue-limits.ts'

const small = 'small_queue_max_active_operations_count'
const large = 'large_queue_max_active_operations_count'

function appConfig(values: Record<string, number | string>): Type<'help.AppConfig'> {
  const value = Object.entries(values).map(([key, told]) => ({
    _: 'jsonObjectValue' as const,
    key,
    value:
      typeof told === 'number'
        ? { _: 'jsonNumber' as const, value: told }
        : { _: 'jsonString' as const, value: told },
  }))
  return { _: 'help.appConfig', hash: 1, config: { _: 'jsonObject', value } }
}

for (const [name, answer, limits] of [
  ['both', appConfig({ [small]: 7, other: 9, [large]: 3 }), { small: 7, large: 3 }],
  ['one', appConfig({ [large]: 1 }), { small: 5, large: 1 }],
  ['none', appConfig({}), { small: 5, large: 2 }],
  ['nothing new', { _: 'help.appConfigNotModified' }, { small: 5, large: 2 }],
  ['a list', { _: 'help.appConfig', hash: 1, config: { _: 'jsonArray', value: [] } }, { small: 5, large: 2 }],
  ['that nothing may move', appConfig({ [small]: 0, [large]: -1 }), { small: 5, large: 2 }],
  ['parts of files', appConfig({ [small]: 1.5, [large]: Number.NaN }), { small: 5, large: 2 }],
  ['text', appConfig({ [small]: '7', [large]: 'many' }), { small: 5, large: 2 }],
  ['far too many', appConfig({ [small]: 1e9, [large]: 101 }), { small: 100, large: 100 }],
] as [string, Type<'help.AppConfig'>, QueueLimits][]) {
  test(`a client configuration that tells ${name}`, () => {
    assert.deepEqual(queueLimitsIn(answer), limits)
  })
}

/** A server that answers when it is let to. */
function server(answer: () => Type<'help.AppConfig'>) {
  const asked: (AbortSignal | undefined)[] = []
  let release = () => {}
  const rpc: Rpc = rpcOf(async ({ signal }) => {
    asked.push(signal)
    await new Promise<void>((resolve) => (release = resolve))
    return answer()
  })
  return { rpc, asked, release: () => release() }
}

function controller(onBegin: () => void, queueLimits?: QueueLimits): TransferController {
  return new TransferController({
    clock: new FakeClock(),
    invoke: () => assert.fail('nothing is called'),
    middleware: [],
    longestFloodWait: 1000,
    onFlood: () => {},
    homeDc: () => 2,
    window: 1,
    mostConnections: 1,
    closeConnection: () => {},
    queueLimits,
    onBegin,
  })
}

test('the first transfer asks, none waits for the answer, and those behind it obey', async (t) => {
  const { rpc, asked, release } = server(() => appConfig({ [small]: defaultQueueLimits.small + 1 }))
  const told = new ServerQueueLimits(rpc, (limits) => transfers.limitQueues(limits))
  const transfers = controller(() => told.ask())
  t.after(() => transfers.close(new Error('over')))
  assert.equal(asked.length, 0)
  let begun = 0
  const begin = () =>
    transfers.begin({ direction: 'download' }).then(
      () => begun++,
      () => {},
    )
  for (let count = 0; count < defaultQueueLimits.small + 3; count++) void begin()
  await settled()
  assert.equal(asked.length, 1)
  assert.equal(begun, defaultQueueLimits.small)
  release()
  await settled()
  assert.equal(begun, defaultQueueLimits.small + 1)
  assert.equal(asked.length, 1)
})

test('a failure changes nothing, and the server is not asked again', async () => {
  const applied: QueueLimits[] = []
  const { rpc, asked, release } = server(() => {
    throw new RpcError('INPUT_METHOD_INVALID')
  })
  const told = new ServerQueueLimits(rpc, (limits) => applied.push(limits))
  told.ask()
  release()
  await settled()
  told.ask()
  assert.deepEqual([asked.length, applied], [1, []])
})

test('closing stops the call', async () => {
  const { rpc, asked } = server(() => appConfig({}))
  const told = new ServerQueueLimits(rpc, () => {})
  told.ask()
  told.close()
  assert.equal(asked[0]?.aborted, true)
})
