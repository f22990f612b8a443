import assert from 'node:assert/strict'
import { env } from 'node:process'
import { test } from 'node:test'
import { concatBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { seededRandom } from '../../crypto/seeded-random.ts'
import { nodeCrypto } from '../../node/crypto.ts'
import { HandshakeError } from './handshake-error.ts'
import { ServerHandshake } from './server-flow.ts'
import { agree, NOW, rememberPowers, seededCrypto, serverKey } from './support.test.ts'

const SEED = 'hostile handshakes'
/** Set the variable to look longer. */
const COUNT = Number(env.LONGSHORE_HOSTILE_MESSAGES ?? 10_000)

const remembering = rememberPowers(nodeCrypto)
const random = seededRandom(SEED)

function below(limit: number): number {
  const bytes = random(4)
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % limit
}

/** The message with one to three changes of the kinds that parsers trip over. */
function mutated(message: Uint8Array): Uint8Array {
  let result = Uint8Array.from(message)
  for (let changes = 1 + below(3); changes > 0; changes--) result = changed(result)
  return result
}

function changed(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const at = below(bytes.length + 1)
  const result = Uint8Array.from(bytes)
  switch (below(7)) {
    case 0:
      return result.subarray(0, at)
    case 1:
      return concatBytes(result, random(1 + below(300)))
    case 2:
      return concatBytes(result.subarray(0, at), random(1 + below(8)), result.subarray(at))
    case 3:
      return concatBytes(result.subarray(0, at), result.subarray(at + 1 + below(8)))
    case 4:
      return result.fill(below(2) * 255, at, at + 1 + below(32))
    case 5:
      return result.fill(below(256), at, at + 1)
    default:
      // Lengths, ids and counts begin on words.
      result.set(
        random(4).subarray(0, Math.max(0, result.length - (at & ~3))),
        Math.min(at & ~3, result.length),
      )
      return result
  }
}

/** A server that begins with the same choices each time, and after `rewind` again: recorded messages fit. */
function newServer(): { server: ServerHandshake; rewind(): void } {
  let source = seededRandom(SEED)
  const crypto: CryptoProvider = { ...remembering, randomBytes: (length) => source(length) }
  const server = new ServerHandshake({
    crypto,
    keys: [serverKey],
    clock: () => NOW,
    dcId: 2,
    isKeyTaken: () => false,
  })
  const rewind = () => {
    source = seededRandom(SEED)
  }
  return { server, rewind }
}

/** All messages of a handshake that goes well. */
async function record(clientSeed: string): Promise<{ request: Uint8Array; reply: Uint8Array }[]> {
  const messages: { request: Uint8Array; reply: Uint8Array }[] = []
  const { server } = newServer()
  const exchange = async (request: Uint8Array) => {
    const { reply } = server.receive(request)
    messages.push({ request, reply })
    return reply
  }
  await agree({ crypto: seededCrypto(clientSeed, remembering), exchange })
  return messages
}

test(`${COUNT} mutated messages crash no server and stand in no honest client's way`, async () => {
  const spoilt = await record('spoilt')
  const honest = await record('honest')
  assert.equal(honest.length, 3)
  let refused = 0
  for (let i = 0; i < COUNT; i++) {
    const { server, rewind } = newServer()
    const stage = below(3)
    for (const { request } of spoilt.slice(0, stage)) server.receive(request)
    try {
      server.receive(mutated(spoilt[stage]?.request ?? new Uint8Array()))
    } catch (error) {
      if (!(error instanceof HandshakeError))
        assert.fail(new Error(`message ${i} of seed ${SEED}`, { cause: error }))
      refused++
    }
    if (i % 10 !== 0) continue
    rewind()
    for (const { request, reply } of honest) {
      assert.deepEqual(server.receive(request).reply, reply, `after message ${i} of seed ${SEED}`)
    }
  }
  assert.ok(refused > COUNT / 2, `only ${refused} were refused`)
})

/** Each costs a whole handshake. */
const ANSWERS = Math.ceil(COUNT / 200)

test(`${ANSWERS} mutated answers crash no client`, async () => {
  const crypto = rememberPowers(nodeCrypto)
  let refused = 0
  for (let i = 0; i < ANSWERS; i++) {
    const stage = below(3)
    const reply = (body: Uint8Array, step: number) => (step === stage ? mutated(body) : body)
    try {
      await agree({ crypto: seededCrypto(SEED, crypto) }, { crypto: seededCrypto(SEED, crypto), reply })
    } catch (error) {
      if (!(error instanceof HandshakeError))
        assert.fail(new Error(`answer ${i} of seed ${SEED}`, { cause: error }))
      refused++
    }
  }
  assert.ok(refused > ANSWERS / 4, `only ${refused} were refused`)
})
