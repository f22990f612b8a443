import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { availableProviders } from '../node/crypto.ts'
import { cryptoWithoutAddon } from '../node/crypto-without-addon.ts'
import { javascriptCrypto, portableCrypto } from './portable/portable-crypto.ts'
import type { Pieces, ToSeal } from './provider.ts'
import { seededRandom } from './seeded-random.ts'
import { igeModule } from './wasm/ige.gen.ts'
import { wasmIge } from './wasm/ige.ts'

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
  ...Array.from({ length: 9 }, (_, more) =>
    Array.from({ length: more + 1 }, (_, index) => oddLength(index + more)),
  ),
  Array.from({ length: 20 }, (_, index) => 16 * (1 + ((index * 37) % 300))),
  [PART, 16, PART],
]

/** What is chosen only where relaxed SIMD is missing. */
const plainWasm = wasmIge([igeModule])
const providers = [
  ...availableProviders(),
  ...(plainWasm ? [cryptoWithoutAddon('wasm without relaxed SIMD', plainWasm)] : []),
  portableCrypto,
]

for (const provider of providers) {
  for (const lengths of batches) {
    test(`${provider.name}: ${lengths.length} messages of ${lengths} bytes are sealed and opened together`, () => {
      const random = seededRandom(SEED)
      // Some of them have the same key.
      const keys = [random(256), random(256), random(256)]
      const keyOf = (index: number) => keys[(index * index) % 3] ?? new Uint8Array()
      const plaintexts = lengths.map(random)
      for (const from of ['client', 'server'] as const) {
        const whole = plaintexts.map((plaintext, index) => ({
          authKey: keyOf(index),
          plaintext: [plaintext],
        }))
        const cut = plaintexts.map((plaintext, index) => ({
          authKey: keyOf(index),
          plaintext: cutAt(plaintext, index),
        }))
        const sealed = provider.sealMessages(from, cut)
        assert.deepEqual(sealed, javascriptCrypto.sealMessages(from, whole))
        const toOpen = sealed.map((envelope, index) => ({ authKey: keyOf(index), envelope }))
        assert.deepEqual(provider.openMessages(from, toOpen), plaintexts)
      }
    })
  }

  test(`${provider.name}: results lie in the memory that was given, wherever it begins`, () => {
    const random = seededRandom(SEED)
    const authKey = random(256)
    const plaintexts = [random(32), random(4096), random(48)]
    const whole = new Uint8Array(8192)
    let used = 1
    const sealed = provider.sealMessages('client', plaintexts.map(under(authKey)), (length) => {
      const memory = whole.subarray(used, used + length)
      used += length + 1
      return memory
    })
    assert.ok(sealed.every(({ buffer }) => buffer === whole.buffer))
    assert.deepEqual(sealed, javascriptCrypto.sealMessages('client', plaintexts.map(under(authKey))))
    const opened = provider.openMessages(
      'client',
      sealed.map((envelope) => ({ authKey, envelope })),
    )
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
        const sealed = provider.sealMessages('client', plaintexts.map(under(authKey)))
        flip(sealed[spoiled], position)
        const expected = plaintexts.map((plaintext, index) => (index === spoiled ? undefined : plaintext))
        const toOpen = sealed.map((envelope) => ({ authKey, envelope }))
        assert.deepEqual(provider.openMessages('client', toOpen), expected)
      }
    }
  })

  test(`${provider.name}: what cannot be a message stays what it is, and those beside it are opened`, () => {
    const random = seededRandom(SEED)
    const authKey = random(256)
    for (let count = 1; count <= 9; count++) {
      const plaintexts = Array.from({ length: count }, (_, index) => random(oddLength(index)))
      const sealed = provider.sealMessages('server', plaintexts.map(under(authKey)))
      const noMessages = [0, 7, 24, 39, 24 + 17, 24 + 4096 + 8].map(random)
      const before = noMessages.map((bytes) => bytes.slice())
      const given = sealed.flatMap((envelope, index) => [
        noMessages[index % noMessages.length] ?? envelope,
        envelope,
      ])
      const opened = provider.openMessages(
        'server',
        given.map((envelope) => ({ authKey, envelope })),
      )
      assert.deepEqual(
        opened,
        plaintexts.flatMap((plaintext) => [undefined, plaintext]),
      )
      assert.deepEqual(noMessages, before)
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
      assert.throws(() => provider.sealMessages('client', [{ authKey, plaintext: pieces }]), RangeError)
    const short = new Uint8Array(255)
    const plaintext = [new Uint8Array(16)]
    assert.throws(() => provider.sealMessages('client', [{ authKey: short, plaintext }]), RangeError)
    const envelope = new Uint8Array(40)
    assert.throws(() => provider.openMessages('client', [{ authKey: short, envelope }]), RangeError)
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

  const besides: Record<string, (inputs: Uint8Array[]) => void> = {
    'hashes of others': (inputs) => void provider.sha256Each(inputs),
    'messages that are sealed': (inputs) => {
      const blocks = inputs.map((input) => ({ authKey, plaintext: [input.subarray(0, input.length & ~15)] }))
      void provider.sealMessages(
        'client',
        blocks.filter(({ plaintext: [whole] }) => whole?.length),
      )
    },
    nothing: () => {},
  }
  for (const [name, work] of Object.entries(besides)) {
    test(`${provider.name}: streams are hashed beside ${name} as alone`, () => {
      const random = seededRandom(SEED)
      // Longer than what is beside them, and shorter; beginning and ending within a block, and not.
      for (const pieces of [[], [0], [64, 64], [1, 63, 64, 129], [5, 200_000, 7], [4096, 100, 3]]) {
        for (const others of [[], [16], [4096, 64, 262_144]]) {
          const streams = [provider.createHash('sha256'), provider.createHash('sha256')]
          const seen: Uint8Array[][] = [[], []]
          for (const length of pieces) {
            for (const [index, stream] of streams.entries()) {
              const piece = random(length)
              seen[index]?.push(piece)
              stream.updateSoon(piece)
            }
            work(others.map(random))
          }
          for (const [index, stream] of streams.entries())
            assert.deepEqual(stream.digest(), javascriptCrypto.sha256(...(seen[index] ?? [])))
        }
      }
    })
  }

  test(`${provider.name}: what a stream was given is its owner's again once it has settled`, () => {
    const stream = provider.createHash('sha256')
    const random = seededRandom(SEED)
    const pieces = [random(1000), random(2000), random(3000)]
    const lent = pieces.map((piece) => piece.slice())
    for (const piece of lent) stream.updateSoon(piece)
    for (const piece of lent.slice(0, 2)) {
      stream.settle(piece)
      piece.fill(0)
    }
    assert.deepEqual(stream.digest(), javascriptCrypto.sha256(...pieces))
  })

  test(`${provider.name}: a copy goes on by itself`, () => {
    const stream = provider.createHash('sha256')
    const [a, b, c] = [100, 200, 300].map(seededRandom(SEED)) as [Uint8Array, Uint8Array, Uint8Array]
    stream.updateSoon(a)
    const copy = stream.copy()
    stream.updateSoon(b)
    copy.update(c)
    assert.deepEqual(stream.digest(), javascriptCrypto.sha256(a, b))
    assert.deepEqual(copy.digest(), javascriptCrypto.sha256(a, c))
  })

  test(`${provider.name}: a stream takes pieces at once and soon in their order, however many`, () => {
    const stream = provider.createHash('sha256')
    const piece = seededRandom(SEED)(1024 * 1024 + 1)
    const pieces = Array.from({ length: 40 }, () => piece)
    for (const [index, each] of pieces.entries()) {
      if (index % 3 === 1) stream.update(each)
      else stream.updateSoon(each)
    }
    const expected = createHash('sha256')
    for (const each of pieces) expected.update(each)
    assert.deepEqual(Buffer.from(stream.digest()), expected.digest())
    assert.throws(() => stream.updateSoon(piece))
  })
}

const authKey = seededRandom(SEED)(256)

/** Whole blocks, of which no two neighbours have as many: a single one, many, around 16 KiB. */
function oddLength(index: number): number {
  return 16 * ([1, 1025, 3, 1023, 2051, 7, 1024, 33, 2][index % 9] ?? 1)
}

function under(authKey: Uint8Array): (plaintext: Uint8Array) => ToSeal {
  return (plaintext) => ({ authKey, plaintext: [plaintext] })
}

/** Cut where no block ends, with an empty piece between. */
function cutAt(plaintext: Uint8Array, index: number): Pieces {
  const cut = (index * 7 + 3) % plaintext.length
  return [plaintext.subarray(0, cut), new Uint8Array(0), plaintext.subarray(cut)]
}

function flip(bytes: Uint8Array | undefined, position: number): void {
  if (bytes) bytes[position] = (bytes[position] ?? 0) ^ 1
}
