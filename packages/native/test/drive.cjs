// Drives every path of the addon, with good arguments and bad ones, and compares what backends make of the same bytes.
// Runs in a process of its own, so that a sanitizer, or a crash, is seen. Started with the file of the addon.
'use strict'
const assert = require('node:assert/strict')
const { createHash, randomBytes } = require('node:crypto')
const addon = require(process.argv[2])

const authKey = new Uint8Array(randomBytes(256))
const id = new Uint8Array(8)
const bytes = (length) => new Uint8Array(randomBytes(length))
const batches = [
  [],
  [16],
  [32, 48],
  [16, 16, 16],
  [4096, 16, 65536, 1040, 64, 80, 96, 112, 128, 144],
  Array(17).fill(8192),
]

for (const lengths of batches) {
  const plaintexts = lengths.map(bytes)
  const made = addon.backends.map((name) => {
    assert.equal(addon.use(name), true)
    const frames = lengths.map((length, index) => new Uint8Array(24 + length + index).subarray(index))
    addon.seal(
      authKey,
      8,
      id,
      plaintexts.map((p) => [p.subarray(0, 5), p.subarray(5)]),
      frames,
    )
    const sealed = frames.map((frame) => Buffer.from(frame).toString('hex'))
    const valid = new Uint8Array(frames.length)
    addon.open(authKey, 8, frames, valid)
    assert.ok(valid.every((one) => one === 1))
    for (const [index, frame] of frames.entries()) assert.deepEqual(frame.subarray(24), plaintexts[index])
    addon.open(authKey, 0, frames, valid)
    assert.ok(valid.every((one) => one === 0))
    return sealed
  })
  for (const sealed of made) assert.deepEqual(sealed, made[0])
}

for (const name of addon.backends) {
  addon.use(name)
  const inputs = [0, 1, 31, 32, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 131072].map(bytes)
  const hashes = new Uint8Array(32 * inputs.length)
  addon.sha256Each(inputs, hashes)
  for (const [index, input] of inputs.entries()) {
    const hash = Buffer.from(hashes.subarray(32 * index, 32 * index + 32))
    assert.deepEqual(hash, createHash('sha256').update(input).digest())
  }
  for (const length of [0, 16, 4096]) {
    const [key, iv, plain] = [bytes(32), bytes(32), bytes(length)]
    const worked = Uint8Array.from(plain)
    addon.ige(worked, key, iv, false)
    addon.ige(worked, key, iv, true)
    assert.deepEqual(worked, plain)
  }
}

const detached = new Uint8Array(64)
structuredClone(detached.buffer, { transfer: [detached.buffer] })
const good = () => new Uint8Array(40)
const nonsense = [
  undefined,
  null,
  0,
  1n,
  '',
  'x',
  Symbol(),
  {},
  [],
  [undefined],
  [[undefined]],
  () => 1,
  new Date(),
  new Uint16Array(32),
  new Float64Array(8),
  new DataView(new ArrayBuffer(64)),
  new ArrayBuffer(64),
  detached,
  new Uint8Array(0),
  new Uint8Array(1),
  new Uint8Array(17),
  new Proxy([], {
    get: () => {
      throw new Error('trap')
    },
  }),
  Object.assign([], { length: 65537 }),
]
const calls = {
  seal: [authKey, 0, id, [[new Uint8Array(16)]], [good()]],
  open: [authKey, 0, [good()], new Uint8Array(1)],
  sha256Each: [[good()], new Uint8Array(32)],
  ige: [new Uint8Array(16), new Uint8Array(32), new Uint8Array(32), false],
  use: [addon.backends[0]],
}
let refused = 0
for (const [name, args] of Object.entries(calls)) {
  addon[name](...args)
  for (let count = 0; count < args.length; count++) assert.throws(() => addon[name](...args.slice(0, count)))
  for (let position = 0; position < args.length; position++) {
    for (const value of nonsense) {
      for (const bad of Array.isArray(args[position]) ? [value, [value], [[value]]] : [value]) {
        try {
          addon[name](...args.with(position, bad))
        } catch (error) {
          assert.ok(error instanceof Error)
          refused++
        }
      }
    }
  }
}
assert.ok(refused > 300, `only ${refused} were refused`)

// A getter that takes an earlier argument's memory away while the arrays are being read.
const victim = new Uint8Array(16)
const plaintexts = [[victim], []]
Object.defineProperty(plaintexts, 1, {
  get: () => {
    if (victim.length > 0) structuredClone(victim.buffer, { transfer: [victim.buffer] })
    return [new Uint8Array(16)]
  },
})
assert.throws(() => addon.seal(authKey, 0, id, plaintexts, [good(), good()]))
console.log('done')
