import assert from 'node:assert/strict'
import { open } from 'node:fs/promises'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { ConnectionError, TransportRefusal } from '@longshore/client/node'
import { knownErrors } from '@longshore/protocol/errors/known-errors'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { explain } from './explain.ts'
import { UserError } from './user-error.ts'

for (const [error, first, remedy, code = 1] of [
  [new UserError('It is late.', 'Sleep.'), 'longshore: It is late.', 'Sleep.'],
  [new UserError('It differs.', undefined, 6), 'longshore: It differs.', undefined, 6],
  [
    new RpcError('FIRSTNAME_INVALID'),
    'longshore: This name cannot be used. (FIRSTNAME_INVALID)',
    'A name has 1',
    5,
  ],
  [
    new RpcError('FILE_PARTS_INVALID'),
    'longshore: The file is larger than this account may send. (FILE_PARTS_INVALID)',
    'At most 4000 parts',
    5,
  ],
  [
    new RpcError('STORAGE_QUOTA_EXCEEDED'),
    'longshore: This account has stored as much as the server lets it. (STORAGE_QUOTA_EXCEEDED)',
    'Delete messages with files',
    5,
  ],
  [
    new RpcError('STORAGE_CHECK_FAILED'),
    'longshore: The disk of the server has no room for more files. (STORAGE_CHECK_FAILED)',
    'Delete what is not needed',
    5,
  ],
  [new RpcError('AUTH_KEY_UNREGISTERED'), 'longshore: The server has ended this sign-in', 'Sign in again', 5],
  [
    new RpcError('FLOOD_WAIT_X', { x: 7 }),
    'longshore: The server asks for a pause of 7 s. (FLOOD_WAIT_7)',
    'Wait',
    5,
  ],
  [new RpcError('PHONE_NOT_OCCUPIED'), 'longshore: Nobody here has this phone number.', 'A peer is', 5],
  [RpcError.parse(400, 'NEW_AND_STRANGE'), 'longshore: The server answered NEW_AND_STRANGE.', undefined, 5],
  [new TransportRefusal(-404), 'longshore: The server does not know this sign-in.', 'Sign in again', 5],
  [new ConnectionError('nobody listens'), 'longshore: nobody listens.', 'Is the server running?', 4],
  [new Error('a bug'), 'longshore: a bug', undefined],
  ['thrown by itself', 'longshore: thrown by itself', undefined],
] as const) {
  test(`${error}: ${first}, and ${code}`, () => {
    const { lines, exitCode } = explain(error)
    assert.equal(exitCode, code)
    assert.ok(lines[0]?.startsWith(first), lines[0])
    assert.equal(lines.length, remedy ? 2 : 1)
    if (remedy) assert.ok(lines[1]?.startsWith(remedy), lines[1])
  })
}

test('a failure about one of several files names the file, once', async () => {
  assert.deepEqual(explain(new UserError('It is empty.'), 'a.txt').lines, ['longshore: a.txt: It is empty.'])
  const missing = await open('missing.txt').catch((error: unknown) => error)
  const { lines, exitCode } = explain(missing, 'missing.txt')
  assert.equal(exitCode, 3)
  assert.deepEqual(lines, ['longshore: missing.txt: there is no such file or folder.'])
})

test('an address of another machine cannot be listened on', async () => {
  const elsewhere = { host: '192.0.2.1', port: 0 }
  const failure = await new Promise((resolve) => createServer().once('error', resolve).listen(elsewhere))
  const [reason, remedy] = explain(failure).lines
  assert.equal(reason, 'longshore: 192.0.2.1 is no address of this machine.')
  assert.match(remedy ?? '', /--host H/)
})

test('an interruption is 130', () => {
  assert.deepEqual(explain(AbortSignal.abort().reason), { lines: ['Interrupted.'], exitCode: 130 })
})

test('every refusal that a server knows is explained in a sentence, never by its name alone', () => {
  for (const name of knownErrors) {
    const error = new RpcError(name, /_X(?=_|$)/.test(name) ? { x: 7 } : undefined)
    const [reason = ''] = explain(error).lines
    assert.match(reason, /^longshore: [A-Z][a-z ].* .*\. \([A-Za-z0-9_]+\)$/, name)
    assert.doesNotMatch(reason, /The server answered/, name)
  }
})

test('what the database says, and a name without an address, are a reason and a remedy', () => {
  const notADatabase = Object.assign(new Error('file is not a database'), {
    code: 'ERR_SQLITE_ERROR',
    errcode: 26,
  })
  const [reason = '', remedy = ''] = explain(notADatabase).lines
  assert.match(reason, /^longshore: What should be the database .* is another file/)
  assert.match(remedy, /--data DIR/)
  const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND no.where'), {
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname: 'no.where',
  })
  assert.match(explain(notFound).lines.join('\n'), /^longshore: no\.where cannot be found: .*\n.*network/)
})
