import assert from 'node:assert/strict'
import { createDecipheriv } from 'node:crypto'
import { test } from 'node:test'
import { availableProviders } from '../node/crypto.ts'
import { cryptoWithoutAddon } from '../node/crypto-without-addon.ts'
import { nodePrimitives } from '../node/primitives.ts'
import { concatBytes, xorBytes } from './bytes.ts'
import { javascriptCrypto, portableCrypto } from './portable/portable-crypto.ts'
import type { CryptoProvider, HashAlgorithm, Side, StreamCipher } from './provider.ts'
import { seededRandom } from './seeded-random.ts'
import { igeModule } from './wasm/ige.gen.ts'
import { wasmIge } from './wasm/ige.ts'

/** What is chosen only where relaxed SIMD is missing. */
const plainWasm = wasmIge([igeModule])
const providers = [
  ...availableProviders(),
  ...(plainWasm ? [cryptoWithoutAddon('wasm without relaxed SIMD', plainWasm)] : []),
  portableCrypto,
  javascriptCrypto,
]
const SEED = 'crypto/provider'

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function unhex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'hex'))
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function hashOf(provider: CryptoProvider, algorithm: HashAlgorithm, ...parts: Uint8Array[]): Uint8Array {
  const hash = provider.createHash(algorithm)
  for (const part of parts) hash.update(part)
  return hash.digest()
}

// RFC 1321 section A.5; FIPS 180 examples.
const twoBlocks = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'
const hashVectors: [HashAlgorithm, string, string][] = [
  ['md5', '', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['md5', 'a', '0cc175b9c0f1b6a831c399e269772661'],
  ['md5', 'abc', '900150983cd24fb0d6963f7d28e17f72'],
  ['md5', 'message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  ['md5', 'abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
  ['md5', '1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
  ['sha1', '', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['sha1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['sha1', twoBlocks, '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
  ['sha1', 'a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
  ['sha256', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['sha256', twoBlocks, '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
  ['sha256', 'a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
]

// RFC 4231, test cases 1, 2 and 6.
const hmacVectors: [string, string, string][] = [
  ['0b'.repeat(20), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    hex(ascii('Jefe')),
    'what do ya want for nothing?',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    'aa'.repeat(131),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
]

// mtproto/samples-auth_key, the example of February 2024: the key, the iv and both texts of step 7.
const sampleKey = '5ea702f743e850f5546e857f08b7d5337bbaedf9b61248751594851be2e8c297'
const sampleIv = '1cef8e372a63d97ebfa805c0dbb018bc7c1e0931693fbcb1a1afc0c0a8bbc849'
const sampleAnswer =
  '60026275cc91ddec5371c67b10331c4c1d362585ba0d89b5406709f612fadfbec3f0289d0aa67eefe11dbc3bc97d91a2'
const sampleEncryptedAnswer =
  '6ad7dd5d8b2526c761abe50e93c82a6f331b1eae0ad011893da976e3771d4aa45209d234fea65642985386b817bf8980'

// NIST SP 800-38A, F.5.5.
const ctrKey = '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4'
const ctrIv = 'f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff'
const ctrPlain =
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710'
const ctrCipher =
  '601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c52b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6'

for (const provider of providers) {
  test(`${provider.name}: hashes keep to the published vectors`, () => {
    for (const [algorithm, text, digest] of hashVectors) {
      const bytes = ascii(text)
      assert.equal(hex(hashOf(provider, algorithm, bytes)), digest)
      assert.equal(hex(hashOf(provider, algorithm, bytes.subarray(0, 1), bytes.subarray(1))), digest)
      if (algorithm !== 'md5')
        assert.equal(hex(provider[algorithm](bytes.subarray(0, 2), bytes.subarray(2))), digest)
    }
  })

  test(`${provider.name}: a hash that has ended takes no more`, () => {
    const hash = provider.createHash('sha256')
    hash.digest()
    assert.throws(() => hash.update(ascii('a')))
  })

  test(`${provider.name}: HMAC-SHA-256 keeps to RFC 4231`, () => {
    for (const [key, text, mac] of hmacVectors) {
      assert.equal(hex(provider.hmacSha256(unhex(key), ascii(text))), mac)
      assert.equal(hex(provider.hmacSha256(unhex(key), ascii(text.slice(0, 3)), ascii(text.slice(3)))), mac)
    }
  })

  test(`${provider.name}: one block of IGE with an iv of zeroes is the AES-256 of FIPS 197, C.3`, () => {
    const key = unhex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f')
    const plain = unhex('00112233445566778899aabbccddeeff')
    const encrypted = provider.igeEncrypt(plain, key, new Uint8Array(32))
    assert.equal(hex(encrypted), '8ea2b7ca516745bfeafc49904b496089')
    assert.deepEqual(provider.igeDecrypt(encrypted, key, new Uint8Array(32)), plain)
  })

  test(`${provider.name}: IGE keeps to Telegram's worked example`, () => {
    const encrypted = provider.igeEncrypt(unhex(sampleAnswer), unhex(sampleKey), unhex(sampleIv))
    assert.equal(hex(encrypted), sampleEncryptedAnswer)
    assert.equal(hex(provider.igeDecrypt(encrypted, unhex(sampleKey), unhex(sampleIv))), sampleAnswer)
  })

  test(`${provider.name}: IGE is what its definition says, block by block, wherever the bytes lie`, () => {
    const random = seededRandom(SEED)
    for (const blocks of [0, 1, 2, 3, 4, 5, 64, 257]) {
      for (const offset of [0, 1, 4, 8]) {
        const data = random(offset + 16 * blocks).subarray(offset)
        const key = random(32)
        const iv = random(offset + 32).subarray(offset)
        const plain = provider.igeDecrypt(data, key, iv)
        assert.deepEqual(
          plain,
          igeDecryptByDefinition(data, key, iv),
          `${blocks} blocks at ${offset}, seed ${SEED}`,
        )
        assert.deepEqual(provider.igeEncrypt(plain, key, iv), new Uint8Array(data))
      }
    }
  })

  test(`${provider.name}: IGE refuses sizes that do not fit`, () => {
    const sizes = [
      [17, 32, 32],
      [16, 31, 32],
      [16, 32, 16],
    ] as const
    for (const [data, key, iv] of sizes) {
      for (const call of [provider.igeEncrypt, provider.igeDecrypt]) {
        assert.throws(() => call(new Uint8Array(data), new Uint8Array(key), new Uint8Array(iv)), RangeError)
      }
    }
  })

  test(`${provider.name}: CTR keeps to SP 800-38A and keeps its place between calls`, () => {
    const plain = unhex(ctrPlain)
    for (const cut of [0, 1, 15, 16, 17, 40, 64]) {
      const cipher = provider.createCtr(unhex(ctrKey), unhex(ctrIv))
      const text = plain.slice()
      cipher.applyTo(text.subarray(0, cut))
      cipher.applyTo(text.subarray(cut))
      assert.equal(hex(text), ctrCipher)
    }
  })

  test(`${provider.name}: CTR counts over all 128 bits`, () => {
    const cipher = provider.createCtr(unhex(ctrKey), new Uint8Array(16).fill(255))
    const wrapped = new Uint8Array(32)
    cipher.applyTo(wrapped)
    const begun = new Uint8Array(16)
    provider.createCtr(unhex(ctrKey), new Uint8Array(16)).applyTo(begun)
    assert.deepEqual(wrapped.subarray(16), begun)
  })

  test(`${provider.name}: modPow`, () => {
    const p = 2n ** 521n - 1n
    const cases: [bigint, bigint, bigint, bigint][] = [
      [4n, 13n, 497n, 445n],
      [0n, 0n, 7n, 1n],
      [0n, 5n, 7n, 0n],
      [9n, 1n, 7n, 2n],
      // Fermat, around the limits of what is an agreement for OpenSSL.
      [2n, p - 1n, p, 1n],
      [3n, p, p, 3n],
      [p - 1n, 3n, p, p - 1n],
      [1n, 3n, p, 1n],
      [5n, 0n, p, 1n],
      [p + 2n, 10n, p, 1024n],
      [2n, 600n, p + 1n, 0n],
    ]
    for (const [base, exponent, modulus, power] of cases)
      assert.equal(provider.modPow(base, exponent, modulus), power)
    assert.throws(() => provider.modPow(2n, -1n, 7n), RangeError)
    assert.throws(() => provider.modPow(2n, 1n, 1n), RangeError)
  })

  test(`${provider.name}: equal looks at every byte and at the length`, () => {
    assert.ok(provider.equal(unhex('0102'), unhex('0102')))
    assert.ok(!provider.equal(unhex('0102'), unhex('0103')))
    assert.ok(!provider.equal(unhex('0102'), unhex('010200')))
    assert.ok(provider.equal(new Uint8Array(), new Uint8Array()))
  })

  test(`${provider.name}: CRC-32 of the usual check`, () => {
    assert.equal(provider.crc32(ascii('123456789')), 0xcbf43926)
    assert.equal(provider.crc32(ascii('6789'), provider.crc32(ascii('12345'))), 0xcbf43926)
    assert.equal(provider.crc32(new Uint8Array()), 0)
  })

  test(`${provider.name}: random bytes come in any number and differ`, () => {
    assert.equal(provider.randomBytes(0).length, 0)
    assert.equal(provider.randomBytes(70_000).length, 70_000)
    assert.notDeepEqual(provider.randomBytes(16), provider.randomBytes(16))
    assert.equal(Object.getPrototypeOf(provider.randomBytes(16)), Uint8Array.prototype)
  })

  test(`${provider.name}: what is sealed opens on the other side only, and only unchanged`, () => {
    const random = seededRandom(SEED)
    const authKey = random(256)
    const plaintexts = [random(48), random(1040), random(64)]
    const sealed = provider.sealMessages(
      'client',
      plaintexts.map((plaintext) => ({ authKey, plaintext: [plaintext] })),
    )
    const opened = (from: Side, envelopes: readonly Uint8Array[]) =>
      provider.openMessages(
        from,
        envelopes.map((envelope) => ({ authKey, envelope: envelope.slice() })),
      )
    for (const [i, envelope] of sealed.entries()) {
      assert.equal(envelope.length, 24 + (plaintexts[i]?.length ?? 0))
      assert.deepEqual(envelope.subarray(0, 8), provider.sha1(authKey).subarray(12))
    }
    assert.deepEqual(opened('client', sealed), plaintexts)
    assert.deepEqual(opened('server', sealed), [undefined, undefined, undefined])

    const [first = new Uint8Array()] = sealed
    for (const position of [8, 23, 24, first.length - 1]) {
      const changed = Uint8Array.from(first)
      changed[position] = (changed[position] ?? 0) ^ 1
      assert.deepEqual(opened('client', [changed]), [undefined])
    }
    for (const length of [0, 7, 24, 39]) {
      assert.deepEqual(opened('client', [first.subarray(0, length)]), [undefined])
    }
  })
}

test('all providers agree on seeded data of many lengths', () => {
  const random = seededRandom(SEED)
  const authKey = random(256)
  for (let i = 0; i < 40; i++) {
    const [low = 0, high = 0, skip = 0] = random(3)
    const length = low + 256 * (high & 7)
    const data = random(length + (skip & 15)).subarray(skip & 15)
    const whole = data.subarray(0, length & ~15)
    const key = random(32)
    const iv = random(32)
    const results = providers.map((provider) => ({
      md5: hashOf(provider, 'md5', data),
      sha1: provider.sha1(data.subarray(0, skip), data.subarray(skip)),
      sha256: provider.sha256(data),
      hmac: provider.hmacSha256(key.subarray(skip & 31), data),
      encrypted: provider.igeEncrypt(whole, key, iv),
      decrypted: provider.igeDecrypt(whole, key, iv),
      ctr: ctrInPieces(provider.createCtr(key, iv.subarray(16)), data, skip),
      crc: provider.crc32(data),
      each: provider.sha256Each([data, whole, data.subarray(skip)]),
      sealed: whole.length > 0 && provider.sealMessages('server', [{ authKey, plaintext: [whole] }]),
    }))
    for (const [index, result] of results.entries())
      assert.deepEqual(
        result,
        results[0],
        `${providers[index]?.name}, round ${i} of seed ${SEED}, ${length} bytes`,
      )
  }
})

test('all providers agree on IGE at the edges of what one of them encrypts at once', () => {
  const random = seededRandom(SEED)
  for (const blocks of [2047, 2048, 2049, 2050, 4096, 4097]) {
    for (const offset of [0, 4]) {
      const data = random(offset + 16 * blocks).subarray(offset)
      const key = random(32)
      const iv = random(32)
      const expected = javascriptCrypto.igeEncrypt(data, key, iv)
      for (const { name, igeEncrypt, igeDecrypt } of providers) {
        assert.deepEqual(igeEncrypt(data, key, iv), expected, `${name}, ${blocks} blocks, seed ${SEED}`)
        assert.deepEqual(igeDecrypt(expected, key, iv), data, `${name}, ${blocks} blocks, seed ${SEED}`)
      }
    }
  }
})

test('all providers agree on powers modulo odd and even numbers of many sizes', () => {
  const random = seededRandom(SEED)
  for (const bytes of [1, 8, 63, 64, 65, 128, 256]) {
    const [base, exponent, modulus] = [random(bytes), random(bytes), random(bytes)].map((b) =>
      BigInt(`0x${hex(b)}`),
    )
    assert.ok(base !== undefined && exponent !== undefined && modulus !== undefined)
    for (const m of [modulus | 1n, modulus & ~1n]) {
      assert.equal(
        nodePrimitives.modPow(base, exponent, m),
        portableCrypto.modPow(base, exponent, m),
        `${bytes} bytes, seed ${SEED}`,
      )
    }
  }
})

/** x_i = D(y_i xor x_{i-1}) xor y_{i-1}, with OpenSSL's D. */
function igeDecryptByDefinition(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = []
  let previousIn = iv.subarray(0, 16)
  let previousOut = iv.subarray(16)
  for (let i = 0; i < data.length; i += 16) {
    const block = data.subarray(i, i + 16)
    const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false)
    previousOut = xorBytes(Uint8Array.from(decipher.update(xorBytes(block, previousOut))), previousIn)
    previousIn = block
    blocks.push(previousOut)
  }
  return concatBytes(...blocks)
}

function ctrInPieces(cipher: StreamCipher, data: Uint8Array, cut: number): Uint8Array {
  const text = data.slice()
  cipher.applyTo(text.subarray(0, cut))
  cipher.applyTo(text.subarray(cut))
  return text
}
