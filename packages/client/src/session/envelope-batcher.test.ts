import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '@longshore/protocol/crypto/seeded-random'
import { authKeyOf } from '@longshore/protocol/mtproto/message/auth-key'
import {
  EnvelopeError,
  type KeyedMessage,
  openEnvelope,
  sealEnvelope,
} from '@longshore/protocol/mtproto/message/envelope'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { FakeClock, settled } from '../../test/fake-clock.ts'
import { EnvelopeBatcher, envelopeDesk } from './envelope-batcher.ts'

const random = seededRandom('envelope-batcher')
const keys = [random(256), random(256)].map((key) => authKeyOf(nodeCrypto, key))
const soon = (work: () => void) => void setImmediate(work)

/** A part of a file: large enough to wait for others. */
function message(index: number): KeyedMessage {
  const authKey = keys[index % 2]
  assert.ok(authKey)
  const ids = { salt: 1n, sessionId: BigInt(index), msgId: BigInt(4 * index), seqNo: 1 }
  return { authKey, message: { ...ids, body: new Uint8Array(64 * 1024).fill(index) } }
}

/** Counts how often it is asked for the work of how many messages. */
function countingBatcher(): { batcher: EnvelopeBatcher; sealed: number[]; opened: number[] } {
  const sealed: number[] = []
  const opened: number[] = []
  const crypto: typeof nodeCrypto = {
    ...nodeCrypto,
    sealMessages: (...[from, messages, memory]) => {
      sealed.push(messages.length)
      return nodeCrypto.sealMessages(from, messages, memory)
    },
    openMessages: (...[from, messages]) => {
      opened.push(messages.length)
      return nodeCrypto.openMessages(from, messages)
    },
  }
  return { batcher: new EnvelopeBatcher(crypto, soon), sealed, opened }
}

test('what several sessions send soon is sealed together, each under its key', async () => {
  const { batcher, sealed } = countingBatcher()
  const sent: Uint8Array[][] = [[], [], []]
  for (const index of sent.keys())
    batcher.sendSoon({
      messages: () => [message(index)],
      send: (envelope) => void sent[index]?.push(envelope),
    })
  await settled()
  assert.deepEqual(sealed, [3])
  for (const [index, envelopes] of sent.entries()) {
    const { authKey, message: expected } = message(index)
    const opened = envelopes.map((envelope) => openEnvelope(nodeCrypto, authKey, 'client', envelope).message)
    assert.deepEqual(opened, [expected])
  }
})

test('what arrives for several sessions is opened together, and spoiled bytes are only their own session’s', async () => {
  const { batcher, opened } = countingBatcher()
  const taken: (bigint | string)[] = []
  for (const index of [0, 1, 2, 3]) {
    const { authKey, message: plain } = message(index)
    const payload = sealEnvelope(nodeCrypto, authKey, 'server', plain)
    if (index === 2) payload[100] = (payload[100] ?? 0) ^ 1
    batcher.stir()
    batcher.arrived({
      authKey,
      payload,
      take: (envelope) =>
        void taken.push(envelope instanceof EnvelopeError ? 'spoiled' : envelope.message.sessionId),
    })
  }
  await settled()
  assert.deepEqual(opened, [4])
  assert.deepEqual(taken, [0n, 1n, 'spoiled', 3n])
})

test('what has arrived can be had at once', () => {
  const { batcher } = countingBatcher()
  const taken: unknown[] = []
  const { authKey, message: plain } = message(1)
  const payload = sealEnvelope(nodeCrypto, authKey, 'server', plain)
  batcher.arrived({ authKey, payload, take: (envelope) => void taken.push(envelope) })
  assert.equal(taken.length, 0)
  batcher.open()
  assert.equal(taken.length, 1)
})

test('who has the same clock and cryptography shares a batcher, others do not', () => {
  const [one, other] = [new FakeClock(), new FakeClock()]
  assert.equal(envelopeDesk(nodeCrypto, one), envelopeDesk(nodeCrypto, one))
  assert.notEqual(envelopeDesk(nodeCrypto, one), envelopeDesk(nodeCrypto, other))
  assert.notEqual(envelopeDesk(nodeCrypto, one), envelopeDesk({ ...nodeCrypto }, one))
})
