import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomBytes } from '../../test/random-bytes.ts'
import { sessionFromJson, sessionToJson } from './json.ts'
import { memorySession } from './memory.ts'
import { SessionState } from './session-state.ts'
import type { StoredSession } from './session-store.ts'

const session: StoredSession = {
  homeDc: 2,
  userId: 2n ** 62n,
  keys: [
    { dcId: 2, authKey: randomBytes(256, 1), serverSalt: -5n },
    { dcId: 4, authKey: randomBytes(256, 2), serverSalt: 7n },
  ],
}

test('a session survives being text', () => {
  assert.deepEqual(sessionFromJson(sessionToJson(session)), session)
  const signedOut = { ...session, userId: undefined }
  assert.deepEqual(sessionFromJson(sessionToJson(signedOut)), signedOut)
})

for (const [name, text, complaint] of [
  ['nothing', '', /JSON/],
  ['another version', '{"version":2}', /version 2/],
  ['no keys', '{"version":1,"homeDc":2}', /without keys/],
  ['a short key', sessionToJson(session).replace(/[A-Za-z0-9+/]{342}==/, 'abcd'), /256 bytes/],
  ['no data center', sessionToJson(session).replace('"homeDc": 2', '"homeDc": 0'), /data center/],
  ['a salt that is no number', sessionToJson(session).replace('"-5"', '"five"'), /server salt/],
] as const) {
  test(`a text with ${name} is no session`, () => {
    assert.throws(() => sessionFromJson(text), complaint)
  })
}

test('the state stores every change, a key in the place of the one before it', async () => {
  const store = memorySession()
  const state = new SessionState(store, session, () => assert.fail())
  const key = { dcId: 2, authKey: randomBytes(256, 3), serverSalt: 1n }
  await state.setKey(key)
  state.setSalt(2, 9n)
  state.setSalt(5, 9n)
  await state.setUser(1n)
  state.setHome(4)
  const stored = await store.load()
  assert.deepEqual(stored, { homeDc: 4, userId: 1n, keys: [session.keys[1], { ...key, serverSalt: 9n }] })
  assert.deepEqual(state.session, stored)
  await state.forgetKey(4)
  assert.equal(state.key(4), undefined)
})

test('a change nobody waits for and that cannot be stored is told', async () => {
  const errors: unknown[] = []
  const broken = { load: async () => session, save: () => Promise.reject(new Error('disk full')) }
  const state = new SessionState(broken, session, (error) => errors.push(error))
  state.setSalt(2, 9n)
  await assert.rejects(state.setUser(1n), /disk full/)
  assert.deepEqual(errors.map(String), ['Error: disk full'])
  assert.equal(state.key(2)?.serverSalt, 9n)
})
