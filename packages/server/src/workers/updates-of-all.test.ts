import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentLog } from '../session/log.ts'
import type { UpdateSink } from '../updates/update-sink.ts'
import { Presence } from './presence.ts'
import type { UpdateToKey, WrittenUpdate } from './questions.ts'
import { UpdatesOfAll } from './updates-of-all.ts'

const USER = 5n

/** Updates that are sent to workers, in the layers in which somebody listens there. */
function updatesTo(listening: readonly (readonly [worker: number, layer: number])[], local?: UpdateSink) {
  const presence = new Presence()
  for (const [worker, layer] of listening) presence.note({ user: USER, worker, layer, isSo: true })
  const sent: [worker: number, update: WrittenUpdate][] = []
  const send = (worker: number, update: WrittenUpdate) => void sent.push([worker, update])
  const sentToKeys: UpdateToKey[] = []
  const sendToKey = (update: UpdateToKey) => void sentToKeys.push(update)
  const updates = new UpdatesOfAll({ local, presence, send, sendToKey, log: silentLog })
  return { updates, sent, sentToKeys, presence }
}

test('an update is written once for each layer, wherever its sessions are', () => {
  const heard: Uint8Array[] = []
  const local: UpdateSink = {
    push: (_user, encode) => void heard.push(encode(229)),
    pushToKey: () => {},
    listens: () => false,
  }
  const { updates, sent } = updatesTo(
    [
      [1, 229],
      [2, 229],
      [2, 158],
    ],
    local,
  )
  const written: number[] = []
  const except = { authKeyId: 1n, sessionId: 2n }
  updates.push(
    USER,
    (layer) => {
      written.push(layer)
      return Uint8Array.of(layer)
    },
    except,
  )
  assert.deepEqual(written, [229, 158])
  assert.deepEqual(heard, [Uint8Array.of(229)])
  assert.deepEqual(sent, [
    [1, { user: USER, updates: new Map([[229, Uint8Array.of(229)]]), except }],
    [
      2,
      {
        user: USER,
        updates: new Map([
          [229, Uint8Array.of(229)],
          [158, Uint8Array.of(158)],
        ]),
        except,
      },
    ],
  ])
})

test('a layer in which it cannot be written is left out', () => {
  const { updates, sent } = updatesTo([
    [1, 158],
    [1, 229],
  ])
  updates.push(USER, (layer) => {
    if (layer === 158) throw new Error('unknown there')
    return Uint8Array.of(1)
  })
  assert.deepEqual([...(sent[0]?.[1].updates.keys() ?? [])], [229])
})

test('whoever listens anywhere is known, until he stops or his worker dies', () => {
  const { updates, presence } = updatesTo([[1, 158]])
  assert.equal(updates.listens(USER), true)
  assert.equal(updates.listens(6n), false)
  presence.note({ user: USER, worker: 1, layer: 158, isSo: false })
  assert.equal(updates.listens(USER), false)
  presence.note({ user: USER, worker: 1, layer: 158, isSo: true })
  presence.workerGone(1)
  assert.equal(updates.listens(USER), false)
  assert.deepEqual([...presence.all()], [])
})

test('an update for a key that nobody is logged in with goes to all, whoever has its sessions', () => {
  const heard: bigint[] = []
  const local: UpdateSink = { push: () => {}, pushToKey: (key) => void heard.push(key), listens: () => false }
  const { updates, sentToKeys } = updatesTo([], local)
  updates.pushToKey(7n, 229, Uint8Array.of(1))
  assert.deepEqual(heard, [7n])
  assert.deepEqual(sentToKeys, [{ key: 7n, layer: 229, update: Uint8Array.of(1) }])
})

test('an update reaches other processes, whatever else the session is that caused it', () => {
  const { updates, sent } = updatesTo([[1, 229]])
  const session = { authKeyId: 1n, sessionId: 2n, expect: () => {} }
  updates.push(USER, (layer) => Uint8Array.of(layer), session)
  const [, update] = sent[0] ?? []
  assert.deepEqual(structuredClone(update)?.except, { authKeyId: 1n, sessionId: 2n })
})
