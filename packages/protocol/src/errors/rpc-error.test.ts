import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf, type KnownError, knownErrors } from './known-errors.ts'
import { RpcError } from './rpc-error.ts'

for (const [name, x, code, text] of [
  ['FILE_PART_X_MISSING', 7, 400, 'FILE_PART_7_MISSING'],
  ['FILE_PART_X_MISSING', 0, 400, 'FILE_PART_0_MISSING'],
  ['FILE_MIGRATE_X', 4, 303, 'FILE_MIGRATE_4'],
  ['FLOOD_WAIT_X', 5, 420, 'FLOOD_WAIT_5'],
  ['FLOOD_PREMIUM_WAIT_X', 3, 420, 'FLOOD_PREMIUM_WAIT_3'],
  ['2FA_CONFIRM_WAIT_X', 60, 420, '2FA_CONFIRM_WAIT_60'],
  ['FILE_REFERENCE_X_EXPIRED', 3, 400, 'FILE_REFERENCE_3_EXPIRED'],
  ['FILE_REFERENCE_EXPIRED', undefined, 400, 'FILE_REFERENCE_EXPIRED'],
  ['EXPIRES_AT_INVALID', undefined, 400, 'EXPIRES_AT_INVALID'],
  ['AUTH_TOKEN_INVALIDX', undefined, 400, 'AUTH_TOKEN_INVALIDX'],
  ['AUTH_KEY_UNREGISTERED', undefined, 401, 'AUTH_KEY_UNREGISTERED'],
  ['CHAT_WRITE_FORBIDDEN', undefined, 403, 'CHAT_WRITE_FORBIDDEN'],
  ['FILEREF_UPGRADE_NEEDED', undefined, 406, 'FILEREF_UPGRADE_NEEDED'],
  ['SHA256_HASH_INVALID', undefined, 400, 'SHA256_HASH_INVALID'],
  ['RPC_CALL_FAIL', undefined, 500, 'RPC_CALL_FAIL'],
  ['INPUT_METHOD_INVALID_X_0', 3735928559, 400, 'INPUT_METHOD_INVALID_3735928559_0'],
  ['MSG_WAIT_TIMEOUT', undefined, -503, 'MSG_WAIT_TIMEOUT'],
] as const) {
  test(`${name} goes out as ${code} ${text}, and reads back`, () => {
    const sent = new RpcError(name, { x })
    assert.deepEqual([sent.code, sent.text, sent.message, sent.template], [code, text, text, name])
    const read = RpcError.parse(code, text)
    assert.deepEqual([read.code, read.text, read.template, read.x], [code, text, name, x])
    assert.ok(read.is(name))
    assert.ok(read instanceof RpcError && read instanceof Error)
  })
}

test('every name of the vocabulary can be said and read back with its code', () => {
  for (const name of knownErrors) {
    const error = new RpcError(name, /_X(_|$)/.test(name) ? { x: 12 } : {})
    const read = RpcError.parse(error.code, error.text)
    assert.deepEqual([read.code, read.template], [codeOf(name), name])
  }
})

test('a text is made of capitals, digits and low lines, as clients expect; only the old "Timeout" is not', () => {
  assert.deepEqual(
    knownErrors.filter((name) => !/^[A-Z0-9_]+$/.test(name)),
    ['Timeout'],
  )
})

test('no name stands under two codes', () => {
  assert.equal(new Set(knownErrors).size, knownErrors.length)
})

for (const text of [
  'SOMETHING_NEW',
  'FLOOD_WAIT_',
  'FLOOD_WAIT_X',
  'FLOOD_WAIT_1234567890123456',
  'FILE_PART_-1_MISSING',
  '',
]) {
  test(`an unknown text "${text}" is kept as it came`, () => {
    const error = RpcError.parse(400, text)
    assert.deepEqual([error.code, error.text, error.template, error.x], [400, text, 'UNKNOWN', undefined])
  })
}

test('a known text keeps the code it came with', () => {
  assert.equal(RpcError.parse(500, 'RANDOM_ID_DUPLICATE').code, 500)
})

test('a number is asked for exactly where the name has a place for it', () => {
  assert.throws(() => new RpcError('FILE_PART_X_MISSING'), TypeError)
  assert.throws(() => new RpcError('FILE_PART_X_MISSING', { x: -1 }), TypeError)
  assert.throws(() => new RpcError('FILE_PART_X_MISSING', { x: 1.5 }), TypeError)
  assert.throws(() => new RpcError('FILE_PART_EMPTY', { x: 1 }), TypeError)
})

test('a name outside the vocabulary cannot be said', () => {
  assert.throws(() => new RpcError('NO_SUCH_THING' as KnownError), TypeError)
})
