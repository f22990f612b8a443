import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOfBigInt, concatBytes } from '../../crypto/bytes.ts'
import { DH_PRIME } from './dh-parameters.ts'
import { HandshakeError } from './handshake-error.ts'
import {
  ManualClient,
  type ParametersChange,
  type SecretChange,
  withBitFlipped,
} from './manual-client.test.ts'
import { encodeMtproto } from './mtproto-object.ts'
import { NOW, serverKey } from './support.test.ts'

const other16 = new Uint8Array(16).fill(7)
const MINUTE = 60_000

/** After a mistake "any subsequent request also returns -404, even if it is correct"; a new handshake works. */
function expectEndOfRun(client: ManualClient): void {
  assert.throws(() => client.sendSecret(), HandshakeError)
  assert.throws(() => client.requestParameters(), HandshakeError)
  expectHonestHandshake(client)
}

function expectHonestHandshake(client: ManualClient): void {
  client.begin()
  client.requestParameters()
  assert.ok(client.sendSecret().created)
}

const wrongParameters: [string, (client: ManualClient) => ParametersChange][] = [
  ['another nonce', () => ({ outer: { nonce: other16 } })],
  ['another server_nonce', () => ({ outer: { server_nonce: other16 } })],
  ['another p', () => ({ outer: { p: bytesOfBigInt(1513098571n) } })],
  [
    'p = 1 and q = pq',
    ({ factors: { p, q } }) => ({ outer: { p: Uint8Array.of(1), q: bytesOfBigInt(p * q) } }),
  ],
  ['p and q exchanged', ({ factors: { p, q } }) => ({ outer: { p: bytesOfBigInt(q), q: bytesOfBigInt(p) } })],
  ['an unknown fingerprint', () => ({ outer: { public_key_fingerprint: 1n } })],
  ['255 encrypted bytes', () => ({ outer: { encrypted_data: new Uint8Array(255) } })],
  ['257 encrypted bytes', () => ({ outer: { encrypted_data: new Uint8Array(257) } })],
  [
    'a number that is not below the modulus',
    () => ({ outer: { encrypted_data: new Uint8Array(256).fill(255) } }),
  ],
  ['zeroes', () => ({ outer: { encrypted_data: new Uint8Array(256) } })],
  ['a damaged temp_key', () => ({ block: (block) => withBitFlipped(block, 31) })],
  ['damaged data', () => ({ block: (block) => withBitFlipped(block, 100) })],
  ['a damaged hash', () => ({ block: (block) => withBitFlipped(block, 255) })],
  [
    'old padding with a damaged hash',
    () => ({ oldPadding: true, block: (block) => withBitFlipped(block, 20) }),
  ],
  [
    'old padding with damaged data',
    () => ({ oldPadding: true, block: (block) => withBitFlipped(block, 40) }),
  ],
  ['inner data with another nonce', () => ({ inner: { nonce: other16 } })],
  ['inner data with another server_nonce', () => ({ inner: { server_nonce: other16 } })],
  ['inner data with another pq', () => ({ inner: { pq: bytesOfBigInt(15n) } })],
  ['inner data with another p', () => ({ inner: { p: bytesOfBigInt(3n) } })],
  ['inner data with another q', () => ({ inner: { q: bytesOfBigInt(5n) } })],
  ['something else than inner data', ({ nonce }) => ({ object: { _: 'req_pq', nonce } })],
  ['a key that lives 0 seconds', () => ({ inner: { expires_in: 0 } })],
  ['a key that lives -1 seconds', () => ({ inner: { expires_in: -1 } })],
]

for (const [name, change] of wrongParameters) {
  test(`req_DH_params: refuses ${name}`, () => {
    const client = new ManualClient()
    client.begin()
    assert.throws(() => client.requestParameters(change(client)), HandshakeError)
    expectEndOfRun(client)
  })
}

test('p and q may have leading zeroes', () => {
  const client = new ManualClient()
  client.begin()
  const { p, q } = client.factors
  const wide = { p: bytesOfBigInt(p, 8), q: bytesOfBigInt(q, 8) }
  client.requestParameters({ outer: wide, inner: wide })
  assert.ok(client.sendSecret().created)
})

test('mtcute leaves out leading zeroes of encrypted data', () => {
  const client = new ManualClient()
  client.begin()
  let request = client.parametersRequest({ oldPadding: true })
  while (request.encrypted_data[0] !== 0) request = client.parametersRequest({ oldPadding: true })
  client.send({ ...request, encrypted_data: request.encrypted_data.subarray(1) })
  assert.ok(client.sendSecret().created)
})

const wrongSecrets: [string, (client: ManualClient) => SecretChange][] = [
  ['another nonce', () => ({ outer: { nonce: other16 } })],
  ['another server_nonce', () => ({ outer: { server_nonce: other16 } })],
  ['an inner nonce that is another', () => ({ inner: { nonce: other16 } })],
  ['an inner server_nonce that is another', () => ({ inner: { server_nonce: other16 } })],
  ['a retry_id at the first try', () => ({ inner: { retry_id: 1n } })],
  ['g_b = 0', () => ({ inner: { g_b: new Uint8Array(0) } })],
  ['g_b = 1', () => ({ inner: { g_b: Uint8Array.of(1) } })],
  ['g_b = p - 1', () => ({ inner: { g_b: bytesOfBigInt(DH_PRIME - 1n) } })],
  ['g_b = p + 2^2000', () => ({ inner: { g_b: bytesOfBigInt(DH_PRIME + 2n ** 2000n) } })],
  ['g_b just below 2^1984', () => ({ inner: { g_b: bytesOfBigInt(2n ** 1984n - 1n) } })],
  ['something else', ({ nonce }) => ({ object: { _: 'req_pq', nonce } })],
  ['no encrypted data', () => ({ encrypted: () => new Uint8Array(0) })],
  ['encrypted data of odd length', () => ({ encrypted: (data) => data.subarray(0, -1) })],
  ['encrypted data without its last block', () => ({ encrypted: (data) => data.subarray(0, -16) })],
  ['a block more', () => ({ encrypted: (data) => concatBytes(data, new Uint8Array(16)) })],
  ['damaged encrypted data', () => ({ encrypted: (data) => withBitFlipped(data, 50) })],
]

for (const [name, change] of wrongSecrets) {
  test(`set_client_DH_params: refuses ${name}`, () => {
    const client = new ManualClient()
    client.begin()
    client.requestParameters()
    assert.throws(() => client.sendSecret(change(client)), HandshakeError)
    expectEndOfRun(client)
  })
}

const wrongBodies: [string, Uint8Array][] = [
  ['nothing', new Uint8Array(0)],
  ['three bytes', new Uint8Array(3)],
  ['an unknown constructor', new Uint8Array(20).fill(1)],
  ['a ping', encodeMtproto({ _: 'ping', ping_id: 1n })],
  [
    'more bytes than any step has',
    concatBytes(encodeMtproto({ _: 'req_pq', nonce: other16 }), new Uint8Array(1100)),
  ],
]

for (const [name, body] of wrongBodies) {
  test(`refuses ${name} at any stage`, () => {
    const client = new ManualClient()
    assert.throws(() => client.server.receive(body), HandshakeError)
    client.begin()
    assert.throws(() => client.server.receive(body), HandshakeError)
    expectEndOfRun(client)
    assert.throws(() => client.server.receive(body), HandshakeError)
    expectHonestHandshake(client)
  })
}

test('no step comes out of order', () => {
  const client = new ManualClient()
  assert.throws(() => client.requestParameters(), HandshakeError)
  assert.throws(() => client.sendSecret(), HandshakeError)
  client.begin()
  assert.throws(() => client.sendSecret(), HandshakeError)
  client.begin()
  client.requestParameters()
  assert.throws(() => client.requestParameters(), HandshakeError, 'other parameters, once they were given')
  client.begin()
  client.requestParameters()
  client.sendSecret()
  assert.throws(() => client.sendSecret(), HandshakeError, 'another secret, once the key is made')
  client.begin()
  client.requestParameters()
  client.sendSecret()
  assert.throws(() => client.requestParameters(), HandshakeError, 'parameters after the key')
})

test('a step repeated byte by byte gets the same answer, and the key is created once', () => {
  const client = new ManualClient()
  const requests: Uint8Array[] = []
  const replies: Uint8Array[] = []
  const steps = [
    () => client.send({ _: 'req_pq_multi', nonce: client.nonce }).reply,
    () => {
      client.begin(client.nonce)
      return client.requestParameters().reply
    },
    () => {
      const { reply, created } = client.sendSecret()
      assert.ok(created)
      return reply
    },
  ]
  for (const step of steps) {
    replies.push(step())
    requests.push(client.sent)
    for (const [i, request] of requests.entries()) {
      assert.deepEqual(client.server.receive(request), { reply: replies[i] })
    }
  }
})

test('a handshake is forgotten after ten minutes', () => {
  let now = NOW
  const client = new ManualClient({ clock: () => now })
  client.begin()
  now += 10 * MINUTE
  client.requestParameters()
  const begun = client.sent
  now += 1
  assert.throws(() => client.server.receive(begun), HandshakeError)
  assert.throws(() => client.sendSecret(), HandshakeError)
  expectHonestHandshake(client)
})

test('a new req_pq ends the handshake before it', () => {
  const client = new ManualClient()
  client.begin()
  const early = client.parametersRequest()
  client.begin()
  assert.throws(() => client.send(early), HandshakeError)
})

test('a retry must name the try that failed', () => {
  const taken = [true, false]
  const client = new ManualClient({ isKeyTaken: () => taken.shift() ?? false })
  client.begin()
  client.requestParameters()
  client.sendSecret()
  assert.throws(() => client.sendSecret(), { name: 'HandshakeError', message: /retry_id/ })
})

test('a server with several keys reads with the one that the client names', () => {
  const stranger = { ...serverKey, fingerprint: 5n, decrypt: () => undefined }
  const client = new ManualClient({ keys: [stranger, serverKey] })
  expectHonestHandshake(client)
  client.begin()
  assert.throws(() => client.requestParameters({ outer: { public_key_fingerprint: 5n } }), HandshakeError)
})
