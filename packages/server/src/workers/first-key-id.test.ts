import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { concatBytes } from '@longshore/protocol/crypto/bytes'
import { ClientTransport } from '@longshore/protocol/mtproto/transport/client-transport'
import type { TransportKind } from '@longshore/protocol/mtproto/transport/frame'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { firstKeyId, MOST_BYTES } from './first-key-id.ts'

const transports: readonly { kind: TransportKind; obfuscated: boolean }[] = [
  { kind: 'abridged', obfuscated: false },
  { kind: 'intermediate', obfuscated: false },
  { kind: 'padded', obfuscated: false },
  { kind: 'full', obfuscated: false },
  { kind: 'abridged', obfuscated: true },
  { kind: 'intermediate', obfuscated: true },
  { kind: 'padded', obfuscated: true },
]

const messages = [
  { name: 'a short message', keyId: 0x1234_5678_9abc_def0n, bytes: 24 + 64, quickAck: false },
  { name: 'a long message', keyId: -2n, bytes: 24 + 16 * 400, quickAck: false },
  { name: 'a message that asks for a quick acknowledgement', keyId: 77n, bytes: 24 + 64, quickAck: true },
  { name: 'a handshake', keyId: 0n, bytes: 40, quickAck: false },
]

/** What a client sends first. */
function streamOf(
  transport: (typeof transports)[number],
  { keyId, bytes, quickAck }: (typeof messages)[number],
) {
  const client = new ClientTransport({ ...transport, dcId: 2, crypto: nodeCrypto, maxFrame: 1 << 20 })
  const payload = new Uint8Array(bytes).fill(9)
  const view = new DataView(payload.buffer)
  view.setBigInt64(0, keyId, true)
  if (keyId === 0n) view.setUint32(16, bytes - 20, true)
  return concatBytes(client.start(), ...client.frame(payload, quickAck))
}

for (const transport of transports) {
  suite(`${transport.obfuscated ? 'obfuscated ' : ''}${transport.kind}`, () => {
    for (const message of messages) {
      test(`${message.name} shows its key as soon as its bytes are there, and never another`, () => {
        const stream = streamOf(transport, message)
        assert.equal(firstKeyId(nodeCrypto, stream), message.keyId)
        assert.equal(firstKeyId(nodeCrypto, stream.subarray(0, MOST_BYTES)), message.keyId)
        const seen = Array.from({ length: stream.length + 1 }, (_, length) =>
          firstKeyId(nodeCrypto, stream.subarray(0, length)),
        )
        const known = seen.findIndex((keyId) => keyId !== undefined)
        assert.ok(known > 0 && known <= MOST_BYTES, `known after ${known} bytes`)
        assert.ok(seen.slice(known).every((keyId) => keyId === message.keyId))
      })
    }
  })
}

const strangers: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['HTTP', Buffer.from('GET /apiws HTTP/1.1\r\n')],
  ['TLS', Buffer.from('1603010200010001fc0303', 'hex')],
  ['random bytes', new Uint8Array(200).fill(0x5a)],
  ['an abridged frame without a word', Uint8Array.of(0xef, 0)],
  ['an intermediate frame of four bytes', Uint8Array.of(0xee, 0xee, 0xee, 0xee, 4, 0, 0, 0)],
  ['a full packet that is shorter than its own header', Uint8Array.of(4, 0, 0, 0, 0, 0, 0, 0)],
]
for (const [name, bytes] of strangers)
  test(`${name} shows no key, and is not waited for`, () => {
    assert.equal(firstKeyId(nodeCrypto, bytes), 'none')
  })

test('nothing at all is too little', () => {
  assert.equal(firstKeyId(nodeCrypto, new Uint8Array()), undefined)
})
