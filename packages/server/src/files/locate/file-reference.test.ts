import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { FileReferences } from './file-reference.ts'
import type { FileOrigin } from './origin.ts'

const hour = 3_600_000

function references(secret = 1) {
  const time = { now: 1_700_000_000_000 }
  const options = {
    crypto: nodeCrypto,
    secret: new Uint8Array(32).fill(secret),
    clock: () => time.now,
    life: 12 * hour,
  }
  return { time, references: new FileReferences(options) }
}

const message: FileOrigin = { kind: 'message', owner: 2n ** 40n - 1n, messageId: 2 ** 31 - 1 }

for (const origin of [
  message,
  { ...message, owner: -(2n ** 62n) },
  { kind: 'upload' },
  { kind: 'profile', user: 2n ** 62n },
  { kind: 'chat', chat: -1_000_000_000_001n },
  { kind: 'sticker set', set: -(2n ** 62n) },
  { kind: 'saved', user: 1n },
] as const) {
  test(`a reference remembers where the file was seen: ${Object.values(origin).join(' ')}`, () => {
    const { references: ours } = references()
    assert.deepEqual(ours.open(7n, 5n, ours.issue(7n, 5n, origin)), origin)
  })
}

test('each reference has other bytes, and all are good', () => {
  const { references: ours } = references()
  const issued = Array.from({ length: 20 }, () => ours.issue(7n, 5n, message))
  assert.equal(new Set(issued.map((bytes) => bytes.join())).size, 20)
  for (const reference of issued) ours.open(7n, 5n, reference)
})

test('no reference: FILE_REFERENCE_EMPTY', () => {
  assert.throws(() => references().references.open(7n, 5n, new Uint8Array()), says('FILE_REFERENCE_EMPTY'))
})

for (const [name, change] of [
  ['a bit changed anywhere', undefined],
  ['a byte too short', (bytes: Uint8Array) => bytes.subarray(0, -1)],
  ['a byte too long', (bytes: Uint8Array) => Uint8Array.of(...bytes, 0)],
  ['one byte', () => Uint8Array.of(1)],
  ['much', () => new Uint8Array(100_000)],
] as const) {
  test(`${name}: FILE_REFERENCE_INVALID`, () => {
    const { references: ours } = references()
    const reference = ours.issue(7n, 5n, message)
    const changed = change ? [change(reference)] : Array.from(reference, (_, at) => flipped(reference, at))
    for (const bytes of changed) assert.throws(() => ours.open(7n, 5n, bytes), says('FILE_REFERENCE_INVALID'))
  })
}

test('of another user, another document, another network: FILE_REFERENCE_INVALID', () => {
  const { references: ours } = references()
  const reference = ours.issue(7n, 5n, message)
  assert.throws(() => ours.open(8n, 5n, reference), says('FILE_REFERENCE_INVALID'))
  assert.throws(() => ours.open(7n, 6n, reference), says('FILE_REFERENCE_INVALID'))
  assert.throws(() => references(2).references.open(7n, 5n, reference), says('FILE_REFERENCE_INVALID'))
})

test('after its life: FILE_REFERENCE_EXPIRED', () => {
  const { references: ours, time } = references()
  const reference = ours.issue(7n, 5n, message)
  time.now += 12 * hour - 1
  ours.open(7n, 5n, reference)
  time.now += 1
  assert.throws(() => ours.open(7n, 5n, reference), says('FILE_REFERENCE_EXPIRED'))
})

test('a life that ends within a second lasts to its end', () => {
  const { references: ours, time } = references()
  time.now += 999
  const reference = ours.issue(7n, 5n, message)
  time.now += 12 * hour
  ours.open(7n, 5n, reference)
  time.now += 1000
  assert.throws(() => ours.open(7n, 5n, reference), says('FILE_REFERENCE_EXPIRED'))
})

test('the reference of a sticker set lives as long as the set holds the document: no time ends it', () => {
  const { references: ours, time } = references()
  const origin = { kind: 'sticker set', set: 3n } as const
  const reference = ours.issue(7n, 5n, origin)
  time.now += 10_000 * hour
  assert.deepEqual(ours.open(7n, 5n, reference), origin)
})

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 0x10 : byte))
}

function says(text: string): (error: unknown) => boolean {
  return (error) => error instanceof RpcError && error.text === text
}
