import assert from 'node:assert/strict'
import { test } from 'node:test'
import { availableProviders } from '../node/crypto.ts'
import { javascriptCrypto, portableCrypto } from './portable/portable-crypto.ts'
import type { Pieces } from './provider.ts'
import { seededRandom } from './seeded-random.ts'

const SEED = 'crypto/batches'
const PART = 512 * 1024 + 64

/** Lengths of plaintexts that come together: what fills all lanes of a processor, what leaves some empty. */
const batches: number[][] = [
  [],
  [16],
  [16, 16],
  [16, 32, 48],
  [64, 64, 64, 64],
  [4096, 16, 4112, 8192, 32],
  [16, 80, 64, 48, 4096, 4080, 96, 128, 112],
  Array.from({ length: 20 }, (_, index) => 16 * (1 + ((index * 37) % 300))),
  [PART, 16, PART],
]

for (const provider of [...availableProviders(), portableCrypto]) {
  for (const lengths of batches) {
    test(`${provider.name}: ${lengths.length} messages of ${lengths} bytes are sealed and opened together`, () => {
      const random = seededRandom(SEED)
      const authKey = random(256)
      const plaintexts = lengths.map(random)
      for (const from of ['client', 'server'] as const) {
        const expected = javascriptCrypto.sealMessages(authKey, from, plaintexts.map(alone))
        const sealed = provider.sealMessages(
          authKey,
          from,
          plaintexts.map((plaintext, index) => cutAt(plaintext, index)),
        )
        assert.deepEqual(sealed, expected)
        assert.deepEqual(provider.openMessages(authKey, from, sealed), plaintexts)
      }
    })
  }

  test(`${provider.name}: results lie in the memory that was given, wherever it begins`, () => {
    const random = seededRandom(SEED)
    const authKey = random(256)
    const plaintexts = [random(32), random(4096), random(48)]
    const whole = new Uint8Array(8192)
    let used = 1
    const sealed = provider.sealMessages(authKey, 'client', plaintexts.map(alone), (length) => {
      const memory = whole.subarray(used, used + length)
      used += length + 1
      return memory
    })
    assert.ok(sealed.every(({ buffer }) => buffer === whole.buffer))
    assert.deepEqual(sealed, javascriptCrypto.sealMessages(authKey, 'client', plaintexts.map(alone)))
    const opened = provider.openMessages(authKey, 'client', sealed)
    assert.ok(
      opened.every((plaintext) => plaintext?.buffer === whole.buffer),
      'opened where they lie',
    )
    assert.deepEqual(opened, plaintexts)
  })

  test(`${provider.name}: a spoiled message does not spoil those beside it`, () => {
    const random = seededRandom(SEED)
    const authKey = random(256)
    const plaintexts = [random(64), random(4096), random(48), random(64)]
    for (let spoiled = 0; spoiled < plaintexts.length; spoiled++) {
      for (let position = 8; position < 24 + 48; position++) {
        const sealed = provider.sealMessages(authKey, 'client', plaintexts.map(alone))
        flip(sealed[spoiled], position)
        const expected = plaintexts.map((plaintext, index) => (index === spoiled ? undefined : plaintext))
        assert.deepEqual(provider.openMessages(authKey, 'client', sealed), expected)
      }
    }
  })

  test(`${provider.name}: what is no whole blocks is refused`, () => {
    const authKey = new Uint8Array(256)
    for (const pieces of [
      [],
      [new Uint8Array(0)],
      [new Uint8Array(15)],
      [new Uint8Array(16), new Uint8Array(1)],
    ])
      assert.throws(() => provider.sealMessages(authKey, 'client', [pieces]), RangeError)
    assert.throws(
      () => provider.sealMessages(new Uint8Array(255), 'client', [[new Uint8Array(16)]]),
      RangeError,
    )
    assert.throws(() => provider.openMessages(new Uint8Array(255), 'client', []), RangeError)
  })

  test(`${provider.name}: hashes of several inputs are those of each`, () => {
    const random = seededRandom(SEED)
    for (const lengths of [[], [0], [55, 56], [63, 64, 65], [131_072, 131_072, 131_072, 5], [119, 120, 1]]) {
      const inputs = lengths.map(random)
      assert.deepEqual(
        provider.sha256Each(inputs),
        inputs.map((input) => javascriptCrypto.sha256(input)),
      )
    }
  })
}

function alone(plaintext: Uint8Array): Pieces {
  return [plaintext]
}

/** Cut where no block ends, with an empty piece between. */
function cutAt(plaintext: Uint8Array, index: number): Pieces {
  const cut = (index * 7 + 3) % plaintext.length
  return [plaintext.subarray(0, cut), new Uint8Array(0), plaintext.subarray(cut)]
}

function flip(bytes: Uint8Array | undefined, position: number): void {
  if (bytes) bytes[position] = (bytes[position] ?? 0) ^ 1
}
