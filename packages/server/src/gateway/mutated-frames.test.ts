import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { writeContainer } from '@longshore/protocol/mtproto/message/container'
import { sealPlain } from '@longshore/protocol/mtproto/message/plain-message'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoMethods } from '@longshore/protocol/schema/mtproto-types.gen'
import { settle } from '@longshore/testing/fake-time'
import type { RawClient } from '@longshore/testing/raw-client'
import { RawServer, word } from '@longshore/testing/raw-server'
import { seeded } from '@longshore/testing/seeded'
import { serviceMessage } from '../session/service-message.ts'

const FRAMES = Number(process.env.LONGSHORE_MUTATED_FRAMES ?? 10_000)
const SEED = Number(process.env.LONGSHORE_SEED ?? 20_240_520)
/** Frames between two looks at whether the server still serves. */
const ROUND = 250

type Pick = (below: number) => number

const method = (request: MtprotoMethods[keyof MtprotoMethods]['request']) => mtprotoCodec.encode(request)

/** One of each kind of message that a client may send. */
function messages(client: RawClient): Uint8Array[] {
  const contained = (body: Uint8Array) => ({ msgId: client.nextId(), seqNo: client.nextSeqNo(), body })
  return [
    word('hello'),
    method({ _: 'ping', ping_id: 1n }),
    method({ _: 'ping_delay_disconnect', ping_id: 1n, disconnect_delay: 75 }),
    method({ _: 'get_future_salts', num: 64 }),
    method({ _: 'destroy_session', session_id: 5n }),
    method({ _: 'rpc_drop_answer', req_msg_id: client.nextId() }),
    serviceMessage({ _: 'msgs_ack', msg_ids: [1n, 2n, 3n] }),
    serviceMessage({ _: 'msgs_state_req', msg_ids: [1n, 2n, 3n] }),
    serviceMessage({ _: 'msg_resend_req', msg_ids: [1n, 2n, 3n] }),
    serviceMessage({ _: 'msgs_all_info', msg_ids: [1n, 2n], info: Uint8Array.of(1, 4) }),
    serviceMessage({ _: 'gzip_packed', packed_data: gzipSync(word('hello')) }),
    writeContainer([contained(word('one')), contained(method({ _: 'ping', ping_id: 2n }))]),
    writeContainer([contained(serviceMessage({ _: 'gzip_packed', packed_data: gzipSync(word('two')) }))]),
  ]
}

const numbers = [0, 1, -1, 2, 3, 4, 127, 255, 1024, 1025, 65_536, 2 ** 24, 2 ** 31 - 1, -(2 ** 31)]

const mutations: ((bytes: Uint8Array, pick: Pick) => Uint8Array)[] = [
  (bytes, pick) => withFlippedBit(bytes, pick(bytes.length), pick(8)),
  (bytes, pick) => withByte(bytes, pick(bytes.length), pick(256)),
  (bytes, pick) => withNumber(bytes, pick(bytes.length >> 2) * 4, numbers[pick(numbers.length)] ?? 0),
  (bytes, pick) => bytes.slice(0, pick(bytes.length + 1)),
  (bytes, pick) => bytes.slice(0, pick((bytes.length >> 2) + 1) * 4),
  (bytes, pick) => Uint8Array.from([...bytes, ...bytes.slice(pick(bytes.length))]),
  (bytes, pick) => bytes.slice().copyWithin(pick(bytes.length), pick(bytes.length)),
]

function withFlippedBit(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  return withByte(bytes, at, (bytes[at] ?? 0) ^ (1 << bit))
}

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  bytes[at] = value
  return bytes
}

function withNumber(bytes: Uint8Array, at: number, value: number): Uint8Array {
  if (at + 4 <= bytes.length) new DataView(bytes.buffer, bytes.byteOffset).setInt32(at, value, true)
  return bytes
}

function mutate(bytes: Uint8Array, pick: Pick): Uint8Array {
  let mutated: Uint8Array = bytes.slice()
  for (let times = 1 + pick(3); times > 0 && mutated.length > 0; times--) {
    mutated = mutations[pick(mutations.length)]?.(mutated, pick) ?? mutated
  }
  return mutated
}

/** A frame of the client's that only the holder of its key can make, and in which something is wrong. */
function sealed(
  server: RawServer,
  client: RawClient,
  key: Uint8Array,
  body: Uint8Array,
  pick: Pick,
): Uint8Array {
  const header = new DataView(new ArrayBuffer(32))
  header.setBigInt64(0, client.salt, true)
  header.setBigInt64(8, client.sessionId, true)
  header.setBigInt64(16, client.nextId(), true)
  header.setInt32(24, client.nextSeqNo(), true)
  const inBody = pick(4) > 0
  const mutated = inBody ? mutate(body, pick) : body
  header.setInt32(28, mutated.length, true)
  const start = new Uint8Array(header.buffer)
  const plain = [...(inBody ? start : mutate(start, pick)), ...mutated, ...new Uint8Array(12)]
  while (plain.length % 16 !== 0) plain.push(0)
  const [envelope] = server.crypto.sealMessages('client', [
    { authKey: key, plaintext: [Uint8Array.from(plain)] },
  ])
  assert.ok(envelope)
  return envelope
}

test(`${FRAMES} frames with mistakes after the login, seed ${SEED}, and the server goes on serving`, async () => {
  const pick = seeded(SEED)
  const server = new RawServer()
  server.dispatch = async () => ({ body: word('ok'), compressible: true })
  const authKey = await server.newKey()
  let client = await server.client({ authKey })
  /** Whatever is answered, nobody listens: some of it is for sessions that were never meant to be. */
  const reconnect = () => {
    client.use(server.connect())
    client.connection.onFrame = () => {}
  }
  reconnect()

  const waysToSpoil: (() => void)[] = [
    () => {
      const bodies = messages(client)
      const body = bodies[pick(bodies.length)] ?? word('')
      client.connection.send(sealed(server, client, authKey.key, body, pick))
    },
    () => client.connection.send(paddedToFour(mutate(client.seal(word('hello')).payload, pick))),
    () => client.connection.sendBytes(mutate(client.seal(word('hello')).payload, pick)),
    () => {
      const request = method({
        _: 'set_client_DH_params',
        nonce: id(16),
        server_nonce: id(16),
        encrypted_data: id(336),
      })
      client.connection.send(paddedToFour(mutate(sealPlain(client.nextId(), request), pick)))
    },
  ]
  const id = (length: number) => server.crypto.randomBytes(length)

  for (let sent = 1; sent <= FRAMES; sent++) {
    if (client.connection.wire.isClosed) reconnect()
    // Three in four get past the encryption.
    waysToSpoil[Math.max(0, pick(12) - 8)]?.()
    if (sent % 10 === 0) await settle(1)
    if (sent % ROUND !== 0 && sent !== FRAMES) continue

    await settle()
    server.time.advance(1000)
    assert.deepEqual(server.errors, [], `nothing unforeseen happened up to frame ${sent}`)
    const witness = await server.greeted({ authKey })
    witness.send(word('still there?'))
    await witness.expect('rpc_result')
    client = await server.client({ authKey })
    reconnect()
  }
})

/** The transports carry nothing else. */
function paddedToFour(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, bytes.length - (bytes.length % 4))
}
