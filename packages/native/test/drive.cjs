// Drives every path of the addon, with good arguments and bad ones, and compares what backends make of the same bytes.
// Runs in a process of its own, so that a sanitizer, or a crash, is seen. Started with the file of the addon.
'use strict'
const assert = require('node:assert/strict')
const { createCipheriv, createHash, randomBytes } = require('node:crypto')
const addon = require(process.argv[2])

const authKey = new Uint8Array(randomBytes(256))
const otherKey = new Uint8Array(randomBytes(256))
const bytes = (length) => new Uint8Array(randomBytes(length))
const batches = [
  [],
  [16],
  [32, 48],
  [16, 16, 16],
  [4096, 16, 65536, 1040, 64, 80, 96, 112, 128, 144],
  Array(17).fill(8192),
  // Around the stretches in which messages are decrypted, alone and beside others that are longer or shorter.
  ...[1, 2, 3, 4, 5, 6, 9].flatMap((count) =>
    [4064, 4080, 4096, 4112, 4160, 8208].map((length) =>
      Array.from({ length: count }, (_, index) => length + (index % 2) * 16 * (count - 1)),
    ),
  ),
]

for (const lengths of batches) {
  const plaintexts = lengths.map(bytes)
  const made = addon.backends.map((name) => {
    assert.equal(addon.use(name), true)
    const frames = lengths.map((length, index) => new Uint8Array(24 + length + index).subarray(index))
    const keys = lengths.map((_, index) => (index % 3 === 1 ? otherKey : authKey))
    const cut = plaintexts.map((p) => [p.subarray(0, 5), p.subarray(5)])
    const stream = new Uint8Array(addon.chainBytes)
    addon.beginChain(stream)
    const taken = [plaintexts, []][lengths.length % 2]
    addon.seal(8, keys, cut, frames, Array(taken.length).fill(stream), taken)
    assert.deepEqual(ended(stream), hashOf(taken))
    const sealed = frames.map((frame) => Buffer.from(frame).toString('hex'))
    const valid = new Uint8Array(frames.length)
    addon.open(8, keys, frames, valid)
    assert.ok(valid.every((one) => one === 1))
    for (const [index, frame] of frames.entries()) assert.deepEqual(frame.subarray(24), plaintexts[index])
    addon.open(0, keys, frames, valid)
    assert.ok(valid.every((one) => one === 0))
    return sealed
  })
  for (const sealed of made) assert.deepEqual(sealed, made[0])
}

function ended(stream) {
  const hash = new Uint8Array(32)
  addon.endChain(stream, hash)
  return Buffer.from(hash)
}

function hashOf(pieces) {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

for (const name of addon.backends) {
  addon.use(name)
  const inputs = [0, 1, 31, 32, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 131072].map(bytes)
  const hashes = new Uint8Array(32 * inputs.length)
  const streams = inputs.slice(0, 3).map(() => new Uint8Array(addon.chainBytes))
  for (const stream of streams) addon.beginChain(stream)
  const order = [0, 1, 1, 2, 2, 2, 0].map((index) => streams[index])
  const pieces = [1, 63, 64, 65, 5000, 0, 300_000].map(bytes)
  addon.sha256Each(inputs, hashes, order, pieces)
  for (const [index, stream] of streams.entries())
    assert.deepEqual(ended(stream), hashOf(pieces.filter((_, piece) => order[piece] === streams[index])))
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

for (const name of addon.backends) {
  addon.use(name)
  const [key, iv] = [bytes(32), new Uint8Array(16).fill(255)]
  const state = new Uint8Array(addon.ctrBytes)
  state.set([...key, ...iv])
  state[64] = 16
  const cipher = createCipheriv('aes-256-ctr', key, iv)
  for (const length of [0, 1, 15, 16, 17, 2047, 2048, 2049, 5, 100_001, 31]) {
    const worked = bytes(length)
    const expected = new Uint8Array(cipher.update(worked))
    addon.ctr(state, worked)
    assert.deepEqual(worked, expected)
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
  seal: [0, [authKey], [[new Uint8Array(16)]], [good()], [new Uint8Array(addon.chainBytes)], [good()]],
  open: [0, [authKey], [good()], new Uint8Array(1)],
  sha256Each: [[good()], new Uint8Array(32), [new Uint8Array(addon.chainBytes)], [good()]],
  beginChain: [new Uint8Array(addon.chainBytes)],
  endChain: [new Uint8Array(addon.chainBytes), new Uint8Array(32)],
  ctr: [new Uint8Array(addon.ctrBytes), good()],
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
assert.throws(() => addon.seal(0, [authKey, authKey], plaintexts, [good(), good()], [], []))

// Lies about its own length, and a state that says more of its stream is used than there is.
assert.throws(() => addon.beginChain(new Uint8Array(addon.chainBytes + 1).subarray(1)))
assert.throws(() => addon.ctr(new Uint8Array(addon.ctrBytes).fill(17), good()))
console.log('done')
