import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClientEvent } from '@longshore/client/node'
import type { TransferEvent } from './events.ts'
import { waitsTold } from './waits.ts'

function listener(): {
  hear: (event: ClientEvent) => void
  told: TransferEvent[]
  clock: { now: number }
  stop: AbortController
} {
  const told: TransferEvent[] = []
  const clock = { now: 0 }
  const stop = new AbortController()
  const hear = waitsTold(
    (event) => told.push(event),
    stop.signal,
    () => clock.now,
  )
  return { hear, told, clock, stop }
}

const flood = (seconds: number): ClientEvent => ({
  type: 'flood wait',
  method: 'upload.getFile',
  milliseconds: seconds * 1000,
  premium: true,
})

const line = (number: number, state: 'connected' | 'disconnected', reason?: Error): ClientEvent => ({
  type: 'connection',
  dcId: 2,
  purpose: 'upload',
  number,
  state,
  reason,
})

test('many calls wait for one pause, which is told once; the next is another', () => {
  const { hear, told, clock } = listener()
  for (const at of [0, 1, 9_999, 10_000]) {
    clock.now = at
    hear(flood(10))
  }
  assert.deepEqual(told, Array(2).fill({ event: 'waiting', reason: 'flood', seconds: 10 }))
})

test('only the loss of the last connection is told, and not when it was ended on purpose', () => {
  const { hear, told, stop } = listener()
  const lost = new Error('lost')
  hear(line(0, 'connected'))
  hear(line(1, 'connected'))
  hear(line(1, 'disconnected', lost))
  assert.deepEqual(told, [])
  hear(line(0, 'disconnected', lost))
  hear(line(0, 'disconnected', lost))
  assert.deepEqual(told, [{ event: 'waiting', reason: 'connection' }])
  hear(line(0, 'connected'))
  hear(line(0, 'disconnected'))
  hear(line(0, 'connected'))
  stop.abort()
  hear(line(0, 'disconnected', lost))
  assert.equal(told.length, 1)
})
