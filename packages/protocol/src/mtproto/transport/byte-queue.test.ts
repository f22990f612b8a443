import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FrameMemory } from '../frame-memory.ts'
import { ByteQueue } from './byte-queue.ts'

const KiB = 1024

/** Frames of these lengths, each byte telling its place in the stream, come in chunks of that length. */
function deliver(lengths: readonly number[], chunkLength: number, queue = new ByteQueue()): Uint8Array[] {
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const stream = Uint8Array.from({ length: total }, (_, index) => (index * 31) & 255)
  const chunk = new Uint8Array(chunkLength)
  const frames: Uint8Array[] = []
  for (let sent = 0; sent < total; sent += chunkLength) {
    // The same memory again and again, as sockets do.
    const bytes = chunk.subarray(0, Math.min(chunkLength, total - sent))
    bytes.set(stream.subarray(sent, sent + bytes.length))
    for (let taken = 0; taken < bytes.length; ) {
      taken += queue.fill(bytes, taken)
      for (let frame = queue.take(lengths[frames.length] ?? 1); frame; ) {
        frames.push(frame)
        frame = frames.length < lengths.length ? queue.take(lengths[frames.length] ?? 1) : undefined
      }
    }
  }
  assert.deepEqual(Buffer.concat(frames), Buffer.from(stream))
  return frames
}

for (const chunkLength of [1, 3, 63, 64, 65, 1000, 40_000, 200_000]) {
  test(`frames of all lengths come out as they went in, in chunks of ${chunkLength} bytes`, () => {
    const lengths = [1, 4, 100, 64, 65, 3 * KiB, 1, 70 * KiB, 33 * KiB, 20, 5000, 2048, 2049, 16 * KiB]
    assert.deepEqual(
      deliver(lengths, chunkLength).map(({ length }) => length),
      lengths,
    )
  })
}

class CountedMemory extends FrameMemory {
  readonly taken: number[] = []

  override take(length: number): Uint8Array {
    this.taken.push(length)
    return super.take(length)
  }
}

test('what is taken is nobody else’s: changing it changes nothing that comes', () => {
  const queue = new ByteQueue()
  const chunk = new Uint8Array(300).fill(7)
  const taken: Uint8Array[] = []
  for (let at = 0; at < chunk.length; ) {
    at += queue.fill(chunk, at)
    for (let frame = queue.take(10); frame; frame = queue.take(10)) taken.push(frame)
  }
  for (const frame of taken) {
    assert.ok(frame.every((byte) => byte === 7))
    frame.fill(0)
  }
  assert.equal(taken.length, 30)
})

test('what is not there is not given, and nothing is removed', () => {
  const queue = new ByteQueue()
  queue.fill(Uint8Array.of(1, 2), 0)
  assert.equal(queue.take(3), undefined)
  assert.equal(queue.peek(3), undefined)
  assert.equal(queue.has(3), false)
  assert.equal(queue.length, 2)
  assert.equal(queue.peek(2)?.getUint16(0), 0x0102)
  assert.equal(queue.length, 2)
})

test('a long frame lies in the memory that was given for it, and is copied there once', () => {
  const memory = new CountedMemory()
  const queue = new ByteQueue(memory)
  deliver([600 * KiB, 600 * KiB], 100 * KiB, queue)
  assert.deepEqual(memory.taken, [32 * KiB, 600 * KiB, 32 * KiB, 600 * KiB])
})

test('who announces a long frame and sends little holds little', () => {
  const memory = new CountedMemory()
  const queue = new ByteQueue(memory)
  queue.has(2 * KiB * KiB)
  for (let sent = 0; sent < 15 * KiB; sent += KiB) queue.fill(new Uint8Array(KiB), 0)
  assert.deepEqual(memory.taken, [32 * KiB])
})

test('twenty thousand chunks of a byte end up in few pieces of memory', () => {
  const frames = deliver(
    Array.from({ length: 400 }, () => 50),
    1,
  )
  const buffers = new Set(frames.map(({ buffer }) => buffer))
  assert.ok(buffers.size <= 20, `${buffers.size} pieces`)
})
