import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concatBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { seededRandom } from '../../crypto/seeded-random.ts'
import { nodeCrypto } from '../../node/crypto.ts'
import { ClientTransport } from './client-transport.ts'
import { type Frame, TransportError, type TransportKind } from './frame.ts'
import { ServerTransport } from './server-transport.ts'

const MAX_FRAME = 1 << 20

const transports: { name: string; kind: TransportKind; obfuscated: boolean }[] = [
  { name: 'abridged', kind: 'abridged', obfuscated: false },
  { name: 'intermediate', kind: 'intermediate', obfuscated: false },
  { name: 'padded', kind: 'padded', obfuscated: false },
  { name: 'full', kind: 'full', obfuscated: false },
  { name: 'obfuscated abridged', kind: 'abridged', obfuscated: true },
  { name: 'obfuscated intermediate', kind: 'intermediate', obfuscated: true },
  { name: 'obfuscated padded', kind: 'padded', obfuscated: true },
]

const splits: { name: string; cut(stream: Uint8Array): Uint8Array[] }[] = [
  { name: 'at once', cut: (stream) => [stream] },
  { name: 'byte by byte', cut: (stream) => slices(stream, () => 1) },
  { name: 'in threes', cut: (stream) => slices(stream, () => 3) },
  { name: 'in 65521s', cut: (stream) => slices(stream, () => 65521) },
  { name: 'in growing pieces', cut: (stream) => slices(stream, (i) => i * i + 1) },
  { name: 'a byte, then the rest', cut: (stream) => slices(stream, (i) => (i === 0 ? 1 : stream.length)) },
  { name: 'with empty chunks', cut: (stream) => slices(stream, (i) => (i % 2 === 0 ? 0 : 1000)) },
]

function slices(stream: Uint8Array, lengthOf: (i: number) => number): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let i = 0, position = 0; position < stream.length; i++) {
    const length = lengthOf(i)
    chunks.push(stream.subarray(position, position + length))
    position += length
  }
  return chunks
}

function seededCrypto(seed: string): CryptoProvider {
  return { ...nodeCrypto, randomBytes: seededRandom(seed) }
}

function clientOf(
  transport: { kind: TransportKind; obfuscated: boolean },
  seed = 'transport',
): ClientTransport {
  return new ClientTransport({ ...transport, dcId: -10_002, crypto: seededCrypto(seed), maxFrame: MAX_FRAME })
}

function serverOf(seed = 'transport'): ServerTransport {
  return new ServerTransport({ crypto: seededCrypto(seed), maxFrame: MAX_FRAME })
}

/** An encrypted message as far as a transport can see: a key id, then 16 bytes of msg_key and blocks of 16 bytes. */
function encrypted(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + 1) & 255)
}

function plain(bodyLength: number): Uint8Array {
  const payload = new Uint8Array(20 + bodyLength).fill(9, 20)
  new DataView(payload.buffer).setUint32(16, bodyLength, true)
  return payload
}

const payloads = [
  plain(20),
  encrypted(24 + 64),
  plain(508),
  encrypted(24 + 16 * 31),
  encrypted(24 + 16 * 300),
  plain(4),
]

for (const transport of transports) {
  for (const split of splits) {
    test(`${transport.name}, ${split.name}: the server reads what the client writes`, () => {
      const client = clientOf(transport)
      const chunks = payloads.flatMap((payload, i) => client.frame(payload.slice(), i % 2 === 1))
      const server = serverOf()
      const frames = split.cut(concatBytes(client.start(), ...chunks)).flatMap((chunk) => server.push(chunk))
      const asked = transport.kind !== 'full'
      const expected = payloads.map((payload, i) => ({ payload, quickAck: asked && i % 2 === 1 }))
      assert.deepEqual(frames, expected)
      assert.equal(server.name, transport.name)
    })

    test(`${transport.name}, ${split.name}: the client reads what the server writes`, () => {
      const client = clientOf(transport)
      const server = serverOf()
      server.push(concatBytes(client.start(), ...client.frame(plain(20))))
      const error = Uint8Array.of(0x6c, 0xfe, 0xff, 0xff)
      const chunks = [
        ...payloads.flatMap((payload) => server.frame(payload.slice())),
        ...server.quickAck(0x8102_03f4),
        ...server.frame(error.slice()),
      ]
      const frames = split.cut(concatBytes(...chunks)).flatMap((chunk) => client.push(chunk))
      const expected: Frame[] = payloads.map((payload) => ({ payload, quickAck: false }))
      if (transport.kind !== 'full')
        expected.push({ payload: Uint8Array.of(0xf4, 3, 2, 0x81), quickAck: true })
      assert.deepEqual(frames, [...expected, { payload: error, quickAck: false }])
    })
  }

  test(`${transport.name}: a frame in several large chunks is whole, and no frame lies in its chunk`, () => {
    const client = clientOf(transport)
    const server = serverOf()
    server.push(concatBytes(client.start(), ...client.frame(plain(20))))
    const large = encrypted(24 + 16 * 32768)
    const stream = concatBytes(...client.frame(large.slice()))
    const frames = slices(stream, () => 100_000).flatMap((chunk) => server.push(chunk))
    assert.deepEqual(frames, [{ payload: large, quickAck: false }])

    const chunk = concatBytes(...client.frame(encrypted(88)))
    const [frame] = server.push(chunk)
    chunk.fill(0)
    assert.deepEqual(frame?.payload, encrypted(88))
  })

  test(`${transport.name}: frames are plain Uint8Arrays even when chunks are Buffers`, () => {
    const client = clientOf(transport)
    const [frame] = serverOf().push(Buffer.concat([client.start(), ...client.frame(plain(20))]))
    assert.equal(frame && Object.getPrototypeOf(frame.payload), Uint8Array.prototype)
  })

  test(`${transport.name}: a frame longer than allowed is refused by its length alone`, () => {
    const client = new ClientTransport({
      ...transport,
      dcId: 2,
      crypto: seededCrypto('x'),
      maxFrame: MAX_FRAME,
    })
    const [header = new Uint8Array()] = client.frame(encrypted(MAX_FRAME + 24))
    const server = serverOf()
    server.push(concatBytes(client.start()))
    assert.throws(() => server.push(header), TransportError)
    assert.throws(() => server.push(new Uint8Array(1)), TransportError)
  })
}

const hostile: [string, number[]][] = [
  ['abridged, length 0', [0xef, 0]],
  ['abridged, long length 0', [0xef, 0x7f, 0, 0, 0]],
  ['abridged, 64 MiB', [0xef, 0x7f, 0xff, 0xff, 0xff]],
  ['intermediate, length 0', [0xee, 0xee, 0xee, 0xee, 0, 0, 0, 0]],
  ['intermediate, 2 GiB and a quick ack', [0xee, 0xee, 0xee, 0xee, 0xff, 0xff, 0xff, 0xff]],
  ['padded, 3 bytes', [0xdd, 0xdd, 0xdd, 0xdd, 3, 0, 0, 0, 1, 2, 3]],
  ['full, length 12', [12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['full, length 18', [18, 0, 0, 0, 0, 0, 0, 0]],
  ['full, 4 GiB', [0xfc, 0xff, 0xff, 0xff, 0, 0, 0, 0]],
  ['64 bytes of something else', Array.from({ length: 64 }, (_, i) => i + 1)],
]

for (const [name, bytes] of hostile) {
  test(`refuses ${name}`, () => {
    assert.throws(() => serverOf().push(Uint8Array.from(bytes)), TransportError)
  })
}

for (const word of ['GET / HTTP/1.1', 'POST /api', 'HEAD / HT', 'OPTIONS * ']) {
  test(`says that ${word} looks like HTTP`, () => {
    assert.throws(() => serverOf().push(new TextEncoder().encode(word)), {
      name: 'TransportError',
      message: /HTTP/,
    })
  })
}

test('says that a TLS greeting looks like TLS', () => {
  assert.throws(() => serverOf().push(Uint8Array.of(0x16, 3, 1, 2)), {
    name: 'TransportError',
    message: /TLS/,
  })
})

test('full: a wrong CRC, a wrong sequence number and a repeated packet are refused', () => {
  const full = { kind: 'full', obfuscated: false } as const
  const packet = concatBytes(...clientOf(full).frame(plain(20)))

  for (const position of [8, packet.length - 1]) {
    const changed = Uint8Array.from(packet)
    changed[position] = (changed[position] ?? 0) ^ 1
    assert.throws(() => serverOf().push(changed), { name: 'TransportError', message: /CRC/ })
  }

  const server = serverOf()
  server.push(packet)
  assert.throws(() => server.push(packet), { name: 'TransportError', message: /packet 0 where 1/ })
})

test('full: the error is that of the first bad packet, and packets count per direction', () => {
  const client = clientOf({ kind: 'full', obfuscated: false })
  const server = serverOf()
  for (let i = 0; i < 3; i++) assert.equal(server.push(concatBytes(...client.frame(plain(20)))).length, 1)
  for (let i = 0; i < 3; i++) assert.equal(client.push(concatBytes(...server.frame(plain(20)))).length, 1)
})

test('a server that wants obfuscated streams takes no others', () => {
  for (const { kind, obfuscated, name } of transports) {
    const server = new ServerTransport({ crypto: nodeCrypto, maxFrame: MAX_FRAME, obfuscatedOnly: true })
    const client = clientOf({ kind, obfuscated })
    const stream = concatBytes(client.start(), ...client.frame(plain(80)))
    if (obfuscated) assert.equal(server.push(stream).length, 1, name)
    else assert.throws(() => server.push(stream), TransportError, name)
  }
})

test('an obfuscated header never begins like another transport', () => {
  const openings = [[0xef], [0xee, 0xee, 0xee, 0xee], [0x50, 0x4f, 0x53, 0x54], [9, 9, 9, 9, 0, 0, 0, 0]]
  const good = seededRandom('header')
  const tries = [
    ...openings.map((opening) => Uint8Array.from({ length: 64 }, (_, i) => opening[i] ?? 1)),
    good(64),
  ]
  const crypto = { ...nodeCrypto, randomBytes: () => tries.shift() ?? new Uint8Array() }
  const client = new ClientTransport({
    kind: 'abridged',
    obfuscated: true,
    dcId: 2,
    crypto,
    maxFrame: MAX_FRAME,
  })
  assert.deepEqual(client.start().subarray(0, 56), seededRandom('header')(64).subarray(0, 56))
  assert.equal(tries.length, 0)
})

test('the header of an obfuscated stream carries the tag and the DC id under its own key', () => {
  const header = clientOf({ kind: 'padded', obfuscated: true }).start()
  const plainHeader = header.slice()
  nodeCrypto.createCtr(header.slice(8, 40), header.slice(40, 56)).applyTo(plainHeader)
  assert.deepEqual([...plainHeader.subarray(56, 60)], [0xdd, 0xdd, 0xdd, 0xdd])
  assert.equal(new DataView(plainHeader.buffer, plainHeader.byteOffset).getInt16(60, true), -10_002)
})

test('an obfuscated full transport does not exist', () => {
  assert.throws(() => clientOf({ kind: 'full', obfuscated: true }), RangeError)
})

test('before the client has spoken nothing can be framed', () => {
  const server = serverOf()
  assert.equal(server.name, undefined)
  assert.throws(() => server.frame(plain(4)), TransportError)
  assert.throws(() => server.quickAck(0x8000_0001), TransportError)
})

test('abridged writes whole words only', () => {
  assert.throws(() => clientOf({ kind: 'abridged', obfuscated: false }).frame(new Uint8Array(5)), RangeError)
})

test('padded: lengths that lie inside a message pass through for the reader of messages to refuse', () => {
  const lying = plain(20)
  new DataView(lying.buffer).setUint32(16, 0xffff_ffff, true)
  const client = clientOf({ kind: 'padded', obfuscated: false })
  const [frame] = serverOf().push(concatBytes(client.start(), ...client.frame(lying)))
  assert.deepEqual(frame?.payload.subarray(0, lying.length), lying)
})

test('padded: a quick acknowledgement of the server is no packet that a client takes for a message', () => {
  const client = clientOf({ kind: 'padded', obfuscated: false })
  const server = serverOf()
  server.push(concatBytes(client.start(), ...client.frame(plain(20))))
  const bare = Uint8Array.of(4, 3, 2, 0x81)
  assert.deepEqual(client.push(bare), [{ payload: bare, quickAck: true }])
  assert.deepEqual(client.push(concatBytes(...server.quickAck(0x81020304))), [
    { payload: bare, quickAck: true },
  ])
})
