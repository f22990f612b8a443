import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOfBigInt } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import type { MtprotoConstructors } from '../../schema/mtproto-types.gen.ts'
import { DH_PRIME } from './dh-parameters.ts'
import { HandshakeError } from './handshake-error.ts'
import { encodeMtproto, type MtprotoObject, readPlainBody } from './mtproto-object.ts'
import { agree, altered, seededCrypto, serverKey } from './support.test.ts'
import { TemporaryCipher } from './temporary-cipher.ts'

const other16 = new Uint8Array(16).fill(7)
const pong: MtprotoObject = { _: 'pong', msg_id: 1n, ping_id: 1n }
type DhInner = MtprotoConstructors['server_DH_inner_data']

/** Runs a handshake in which one answer of the server is changed. */
function agreeWith(changedStep: number, change: (object: MtprotoObject) => MtprotoObject): Promise<unknown> {
  return agree({}, { reply: (body, step) => (step === changedStep ? altered(body, change) : body) })
}

/** Runs a handshake in which the encrypted answer of the server is changed: this needs the client's new_nonce. */
function agreeWithInner(change: (inner: DhInner) => MtprotoObject): Promise<unknown> {
  const crypto = seededCrypto('client')
  let newNonce: Uint8Array | undefined
  const watching: CryptoProvider = {
    ...crypto,
    randomBytes(length) {
      const bytes = crypto.randomBytes(length)
      // new_nonce is the first of its size; the keys of RSA_PAD follow.
      if (length === 32) newNonce ??= bytes
      return bytes
    },
  }
  const reply = (body: Uint8Array, step: number): Uint8Array => {
    const answer = readPlainBody(body)
    if (step !== 1 || answer._ !== 'server_DH_params_ok' || newNonce === undefined) return body
    const cipher = new TemporaryCipher(crypto, newNonce, answer.server_nonce)
    const inner = cipher.open(answer.encrypted_answer)
    assert.ok(inner._ === 'server_DH_inner_data')
    return encodeMtproto({ ...answer, encrypted_answer: cipher.seal(change(inner)) })
  }
  return agree({ crypto: watching }, { reply })
}

test('an inner answer that is changed into itself is accepted', async () => {
  await agreeWithInner((inner) => inner)
})

const wrongAnswers: [string, number, (object: MtprotoObject) => MtprotoObject][] = [
  ['resPQ for another nonce', 0, (answer) => ({ ...answer, nonce: other16 }) as MtprotoObject],
  [
    'resPQ without a known key',
    0,
    (answer) => ({ ...answer, server_public_key_fingerprints: [1n] }) as MtprotoObject,
  ],
  [
    'resPQ with a prime pq',
    0,
    (answer) => ({ ...answer, pq: bytesOfBigInt(2n ** 61n - 1n) }) as MtprotoObject,
  ],
  [
    'resPQ with a pq of 9 bytes',
    0,
    (answer) => ({ ...answer, pq: new Uint8Array(9).fill(255) }) as MtprotoObject,
  ],
  ['resPQ with an empty pq', 0, (answer) => ({ ...answer, pq: new Uint8Array(0) }) as MtprotoObject],
  ['something else than resPQ', 0, () => pong],
  ['parameters for another nonce', 1, (answer) => ({ ...answer, nonce: other16 }) as MtprotoObject],
  [
    'parameters for another server_nonce',
    1,
    (answer) => ({ ...answer, server_nonce: other16 }) as MtprotoObject,
  ],
  [
    'parameters of odd length',
    1,
    (answer) => ({ ...answer, encrypted_answer: new Uint8Array(17) }) as MtprotoObject,
  ],
  [
    'parameters that are noise',
    1,
    (answer) => ({ ...answer, encrypted_answer: new Uint8Array(592) }) as MtprotoObject,
  ],
  ['no parameters', 1, (answer) => ({ ...answer, encrypted_answer: new Uint8Array(0) }) as MtprotoObject],
  [
    'server_DH_params_fail',
    1,
    () => ({ _: 'server_DH_params_fail', nonce: other16, server_nonce: other16, new_nonce_hash: other16 }),
  ],
  ['something else than parameters', 1, () => pong],
  ['an outcome for another nonce', 2, (answer) => ({ ...answer, nonce: other16 }) as MtprotoObject],
  [
    'an outcome for another server_nonce',
    2,
    (answer) => ({ ...answer, server_nonce: other16 }) as MtprotoObject,
  ],
  ['dh_gen_ok with a wrong hash', 2, (answer) => ({ ...answer, new_nonce_hash1: other16 }) as MtprotoObject],
  [
    'dh_gen_ok turned into dh_gen_retry',
    2,
    (answer) => {
      assert.ok(answer._ === 'dh_gen_ok')
      const { nonce, server_nonce, new_nonce_hash1 } = answer
      return { _: 'dh_gen_retry', nonce, server_nonce, new_nonce_hash2: new_nonce_hash1 }
    },
  ],
  [
    'dh_gen_ok turned into dh_gen_fail',
    2,
    (answer) => {
      assert.ok(answer._ === 'dh_gen_ok')
      const { nonce, server_nonce, new_nonce_hash1 } = answer
      return { _: 'dh_gen_fail', nonce, server_nonce, new_nonce_hash3: new_nonce_hash1 }
    },
  ],
  ['something else than an outcome', 2, () => pong],
]

for (const [name, step, change] of wrongAnswers) {
  test(`refuses ${name}`, async () => {
    await assert.rejects(agreeWith(step, change), HandshakeError)
  })
}

const wrongInner: [string, (inner: DhInner) => MtprotoObject][] = [
  ['another nonce', (inner) => ({ ...inner, nonce: other16 })],
  ['another server_nonce', (inner) => ({ ...inner, server_nonce: other16 })],
  ['something else', () => pong],
  ['the generator 1', (inner) => ({ ...inner, g: 1 })],
  ['the generator 8', (inner) => ({ ...inner, g: 8 })],
  ['a generator of the whole group', (inner) => ({ ...inner, g: 2 })],
  ['a prime of 2047 bits', (inner) => ({ ...inner, dh_prime: bytesOfBigInt(DH_PRIME >> 1n) })],
  ['a number that is not prime', (inner) => ({ ...inner, g: 4, dh_prime: bytesOfBigInt(DH_PRIME - 2n) })],
  ['g_a = 0', (inner) => ({ ...inner, g_a: new Uint8Array(0) })],
  ['g_a = 1', (inner) => ({ ...inner, g_a: Uint8Array.of(1) })],
  ['g_a = p - 1', (inner) => ({ ...inner, g_a: bytesOfBigInt(DH_PRIME - 1n) })],
  ['g_a = p', (inner) => ({ ...inner, g_a: bytesOfBigInt(DH_PRIME) })],
  ['g_a near 0', (inner) => ({ ...inner, g_a: bytesOfBigInt(2n ** 1984n - 1n) })],
  ['g_a near p', (inner) => ({ ...inner, g_a: bytesOfBigInt(DH_PRIME - 2n ** 1984n + 1n) })],
]

for (const [name, change] of wrongInner) {
  test(`refuses encrypted parameters with ${name}`, async () => {
    await assert.rejects(agreeWithInner(change), HandshakeError)
  })
}

test('a client does not go on without a key it trusts', async () => {
  await assert.rejects(agree({ keys: [] }), { name: 'HandshakeError', message: /none of the keys/ })
  await assert.rejects(agree({ keys: [{ ...serverKey, fingerprint: 1n }] }), HandshakeError)
})
