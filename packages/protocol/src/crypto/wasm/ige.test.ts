import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ige } from '../ige.ts'
import { javascriptIge } from '../portable/ige.ts'
import { seededRandom } from '../seeded-random.ts'
import { igeModule, relaxedIgeModule } from './ige.gen.ts'
import { wasmIge } from './ige.ts'

const SEED = 'crypto/wasm/ige'
const PIECE = 16384

/** Lengths around what goes through the module at once, in an order that is none. */
const lengths = [
  48,
  0,
  PIECE,
  16,
  3 * PIECE + 32,
  PIECE - 16,
  0,
  PIECE + 16,
  4096,
  2 * PIECE,
  16,
  512 * 1024 + 48,
]

const modules = { 'with relaxed SIMD': relaxedIgeModule, 'without relaxed SIMD': igeModule }

for (const [name, module] of Object.entries(modules)) {
  const ige = wasmIge([module])
  if (ige === undefined) {
    test(`${name}: is not known here`, { skip: true })
    continue
  }

  test(`${name}: any number of messages, of any lengths and wherever they lie, is decrypted as one by one`, () => {
    const random = seededRandom(SEED)
    for (const count of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 33]) {
      const messages = Array.from({ length: count }, (_, index) => {
        const length = lengths[(index + count) % lengths.length] ?? 0
        return { bytes: random((index % 3) + length).subarray(index % 3), key: random(32), iv: random(32) }
      })
      assert.deepEqual(decrypted(ige, messages), decrypted(javascriptIge, messages), `${count}, seed ${SEED}`)
    }
  })

  test(`${name}: what is encrypted is decrypted again, and as in JavaScript`, () => {
    const random = seededRandom(SEED)
    for (const length of lengths) {
      const [data, key, iv] = [random(length), random(32), random(32)]
      const [encrypted, expected] = [new Uint8Array(length), new Uint8Array(length)]
      ige.encryptInto(encrypted, data, key, iv)
      javascriptIge.encryptInto(expected, data, key, iv)
      assert.deepEqual(encrypted, expected)
      assert.deepEqual(decrypted(ige, [{ bytes: encrypted, key, iv }]), [data])
    }
  })

  test(`${name}: one message of a size that does not fit is refused before any is touched`, () => {
    const good = { bytes: new Uint8Array(32), key: new Uint8Array(32), iv: new Uint8Array(32) }
    for (const bad of [
      { bytes: new Uint8Array(17) },
      { key: new Uint8Array(31) },
      { iv: new Uint8Array(16) },
    ]) {
      assert.throws(() => ige.decryptEach([good, { ...good, ...bad }]), RangeError)
      assert.deepEqual(good.bytes, new Uint8Array(32))
    }
  })

  test(`${name}: no key, and nothing of what is chained, stays in the module's memory`, (context) => {
    const memories: Uint8Array[] = []
    const { Instance } = WebAssembly
    context.mock.method(WebAssembly, 'Instance', function instantiate(compiled: WebAssembly.Module) {
      const instance = new Instance(compiled)
      memories.push(new Uint8Array((instance.exports.memory as WebAssembly.Memory).buffer))
      return instance
    })
    const watched = wasmIge([module])
    const untouched = memories.map((memory) => memory.slice(0, 5120))
    const random = seededRandom(SEED)
    watched?.encryptInto(new Uint8Array(64), random(64), random(32), random(32))
    for (const count of [1, 16])
      watched?.decryptEach(
        Array.from({ length: count }, () => ({ bytes: random(64), key: random(32), iv: random(32) })),
      )
    assert.equal(memories.length, 2)
    assert.deepEqual(
      memories.map((memory) => memory.slice(0, 5120)),
      untouched,
      'all that lies before the bytes is as it was before',
    )
    assert.ok(
      memories.every((memory) => memory.slice(5120).some((byte) => byte !== 0)),
      'and they have worked',
    )
  })
}

/** What these become, which stay as they are. */
function decrypted(ige: Ige, messages: Parameters<Ige['decryptEach']>[0]): Uint8Array[] {
  const copies = messages.map((message) => ({ ...message, bytes: new Uint8Array(message.bytes) }))
  ige.decryptEach(copies)
  return copies.map(({ bytes }) => bytes)
}
