import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Request } from '@longshore/protocol/schema/api'
import { settled } from '../../test/fake-clock.ts'
import { FileServer } from '../../test/file-server.ts'
import { messageWith, openedAt } from '../../test/opened-file.ts'
import { randomBytes } from '../../test/random-bytes.ts'
import { VastFile } from '../../test/vast-file.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { OpenOptions } from './open-file.ts'
import type { StreamOptions } from './remote-file.ts'

const KiB = 1024
const MiB = 1024 * KiB
const size = 20 * MiB + 333
const contents = randomBytes(size, 1)

function opened(options?: OpenOptions) {
  const server = new FileServer()
  server.contents = contents
  return { server, file: openedAt(server, messageWith(size), options) }
}

function ranges({ calls }: FileServer): Request<'upload.getFile'>[] {
  return calls.flatMap(({ request }) => (request._ === 'upload.getFile' ? [request] : []))
}

function bytesAsked(server: FileServer): number {
  return ranges(server).reduce((sum, { limit }) => sum + limit, 0)
}

function aborted({ calls }: FileServer): (boolean | undefined)[] {
  return calls.map(({ options }) => options.signal?.aborted)
}

async function all(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).bytes()
}

for (const range of [
  {},
  { start: 0, end: 0 },
  { start: 0, end: 1 },
  { start: 1, end: MiB + 1 },
  { start: MiB - 1, end: MiB + 1 },
  { start: 3 * MiB - 7, end: 9 * MiB + 5 },
  { start: 128 * KiB, end: 256 * KiB },
  { start: size - 1 },
  { start: size },
  { end: 10 },
] as StreamOptions[]) {
  test(`the stream from ${range.start} to ${range.end}`, async () => {
    const { server, file } = opened()
    const bytes = await all(file.stream(range))
    const { start = 0, end = size } = range
    assert.equal(Buffer.compare(bytes, contents.subarray(start, end)), 0)
    const around = Math.ceil(end / (128 * KiB)) * 128 * KiB - (start - (start % (128 * KiB)))
    assert.ok(bytesAsked(server) <= (start === end ? 0 : around), 'only blocks that hold bytes of the range')
    assert.ok(server.mostUnderWay <= 8 * MiB)
  })
}

for (const range of [
  { start: -1 },
  { start: 5, end: 4 },
  { end: size + 1 },
  { start: size + 1 },
  { start: 0.5 },
]) {
  test(`no stream from ${range.start} to ${range.end}`, () => {
    assert.throws(() => opened().file.stream(range), TransferError)
  })
}

test('a stream nobody reads fetches nothing', async () => {
  const { server, file } = opened()
  file.stream()
  await settled()
  assert.deepEqual(server.calls, [])
})

test('the read-ahead begins small, doubles with each piece, and waits for its reader', async () => {
  const { server, file } = opened()
  const reader = file.stream({ start: 3 * MiB }).getReader()
  const seen: [read: number, asked: number][] = []
  for (let read = 0; read < 14 * MiB; ) {
    const { value } = await reader.read()
    assert.ok(value)
    read += value.length
    await settled()
    seen.push([read / KiB, bytesAsked(server) / KiB - read / KiB])
  }
  assert.deepEqual(seen.slice(0, 4), [
    [128, 384],
    [256, 768],
    [512, 1536],
    [1024, 4096],
  ])
  assert.ok(seen.every(([, ahead]) => ahead <= 8 * 1024))
  assert.ok(
    ranges(server).some(({ limit }) => limit === MiB),
    'requests grow with it',
  )
  assert.ok(ranges(server).every(({ offset, limit }) => Number(offset) % MiB <= MiB - limit))
})

test('cancelling stops everything at once', async () => {
  const { server, file } = opened({ verify: false })
  server.held = true
  const reader = file.stream().getReader()
  const first = reader.read()
  await settled()
  server.release()
  assert.equal((await first).value?.length, 128 * KiB)
  const second = reader.read()
  await settled()
  await reader.cancel()
  assert.equal((await second).done, true)
  await settled()
  assert.deepEqual(aborted(server), [false, true, true])
})

test('leaving the loop stops everything at once', async () => {
  const { server, file } = opened({ verify: false })
  for await (const bytes of file.stream()) {
    assert.equal(bytes.length, 128 * KiB)
    server.held = true
    break
  }
  await settled()
  const { length } = server.calls
  await settled()
  assert.equal(server.calls.length, length, 'nothing is asked for any more')
})

test('an abort fails the stream with its reason', async () => {
  const { server, file } = opened()
  server.held = true
  const stop = new AbortController()
  const reading = all(file.stream({ signal: stop.signal }))
  await settled()
  stop.abort(new Error('enough'))
  await assert.rejects(reading, /enough/)
  assert.ok(server.calls.every(({ options }) => options.signal?.aborted))
})

test('two streams of one file share what they read at the same time', async () => {
  const { server, file } = opened()
  await Promise.all([all(file.stream()), all(file.stream())])
  assert.equal(bytesAsked(server), Math.ceil(size / (128 * KiB)) * 128 * KiB)
})

test('a block that makes room before its turn to be read is not fetched again', async () => {
  const { server, file } = opened({ memory: 0 })
  const bytes = await all(file.stream())
  assert.equal(Buffer.compare(bytes, contents), 0)
  assert.equal(bytesAsked(server), Math.ceil(size / (128 * KiB)) * 128 * KiB)
})

for (const position of [2 ** 32 - 5, 2 ** 32, 2 ** 32 + MiB - 1, 2 ** 33 + 77, 8000 * 512 * KiB - 10]) {
  test(`beyond 4 GiB: at ${position}`, async () => {
    const server = new VastFile()
    const file = openedAt(server, messageWith(2 ** 33 + 3 * MiB), { verify: false })
    const expected = server.bytesAt(position, MiB)
    assert.deepEqual(await file.read(position, MiB), expected)
    assert.deepEqual(await file.read(position, 10), expected.slice(0, 10))
    assert.deepEqual(await all(file.stream({ start: position, end: position + 300 })), expected.slice(0, 300))
  })
}
