import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { settled } from '../../test/fake-clock.ts'
import { FileServer } from '../../test/file-server.ts'
import { messageWith, openedAt } from '../../test/opened-file.ts'
import { randomBytes } from '../../test/random-bytes.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { OpenOptions } from './open-file.ts'

const KiB = 1024
const MiB = 1024 * KiB
const size = 5 * MiB + 333

function opened(options?: OpenOptions, contents = randomBytes(size, 1)) {
  const server = new FileServer()
  server.contents = contents
  return { server, file: openedAt(server, messageWith(contents.length), options) }
}

/** The upload.getFile calls, as `offset+limit` in KiB, with `!` where precise. */
function asked({ calls }: FileServer): string[] {
  return calls.flatMap(({ request }) =>
    request._ === 'upload.getFile'
      ? [`${Number(request.offset) / KiB}+${request.limit / KiB}${request.precise ? '!' : ''}`]
      : [],
  )
}

test('what is known of a file before it is read', () => {
  const { file } = opened()
  assert.deepEqual([file.id, file.size, file.name, file.mimeType], [5n, size, 'a.mp4', 'video/mp4'])
})

for (const [position, length, whole, exact] of [
  [0, 0, [], []],
  [0, 1, ['0+128'], ['0+1!']],
  [0, 16, ['0+128'], ['0+1!']],
  [1023, 2, ['0+128'], ['0+2!']],
  [MiB - 1, 2, ['896+128', '1024+128'], ['1023+1!', '1024+1!']],
  [100 * KiB, 100 * KiB, ['0+256'], ['0+256']],
  [100 * KiB, 300 * KiB, ['0+512'], ['0+512']],
  [0, 300 * KiB, ['0+384!'], ['0+384!']],
  [MiB - 10, MiB + 20, ['896+128', '1024+1024', '2048+128'], ['896+128', '1024+1024', '2048+128']],
  [0, size, undefined, undefined],
  [size - 1, 1, ['5120+128'], ['5120+1!']],
  [size - 1, 100, ['5120+128'], ['5120+1!']],
  [size, 1, [], []],
  [size + MiB, 10, [], []],
] as [number, number, string[] | undefined, string[] | undefined][]) {
  for (const verify of [true, false]) {
    test(`${length} bytes at ${position}, ${verify ? 'verified' : 'as they come'}`, async () => {
      const { server, file } = opened({ verify })
      const bytes = await file.read(position, length)
      assert.deepEqual(bytes, server.contents.slice(position, position + length))
      const expected = verify ? whole : exact
      if (expected) assert.deepEqual(asked(server), expected)
      assert.ok(server.calls.every(({ options }) => options.dcId === 2))
    })
  }
}

for (const [position, length] of [
  [-1, 1],
  [0, -1],
  [0.5, 1],
  [Number.NaN, 1],
  [2 ** 53, 1],
  [0, Number.POSITIVE_INFINITY],
] as const) {
  test(`no ${length} bytes at ${position}`, async () => {
    await assert.rejects(opened().file.read(position, length), TransferError)
  })
}

test('an empty file has no bytes, and nothing is asked for', async () => {
  const { server, file } = opened({}, randomBytes(0, 1))
  assert.equal((await file.read(0, 100)).length, 0)
  assert.equal(
    (await new Response(file.stream() as ReadableStream<Uint8Array<ArrayBuffer>>).bytes()).length,
    0,
  )
  assert.deepEqual(server.calls, [])
})

test('readings that overlap fetch no block twice', async () => {
  const { server, file } = opened()
  await file.read(0, 200 * KiB)
  await file.read(100 * KiB, 400 * KiB)
  await file.read(0, 500 * KiB)
  assert.deepEqual(asked(server), ['0+256', '256+256'])
})

test('readings at the same time share their requests', async () => {
  const { server, file } = opened()
  server.held = true
  const readings = [file.read(0, 10), file.read(5, 10), file.read(100 * KiB, 200 * KiB), file.read(0, 10)]
  await settled()
  assert.deepEqual(asked(server), ['0+128', '128+256'])
  server.held = false
  while (server.waiting > 0) server.release()
  const [first, second, third] = await Promise.all(readings)
  assert.deepEqual(first, server.contents.slice(0, 10))
  assert.deepEqual(second, server.contents.slice(5, 15))
  assert.deepEqual(third, server.contents.slice(100 * KiB, 300 * KiB))
})

test('what was read longest ago makes room, and stays right', async () => {
  const { server, file } = opened({ memory: 256 * KiB })
  for (const block of [0, 1, 0, 2, 0, 1]) {
    const position = block * 128 * KiB
    assert.deepEqual(await file.read(position, 9), server.contents.slice(position, position + 9))
  }
  assert.deepEqual(asked(server), ['0+128', '128+128', '256+128', '128+128'])
})

test('what a reader does to its bytes does nothing to those of others', async () => {
  const { server, file } = opened()
  const mine = await file.read(0, 10)
  mine.fill(0)
  assert.deepEqual(await file.read(0, 10), server.contents.slice(0, 10))
})

test('an abort works at once, and stops the requests that nobody else waits for', async () => {
  const { server, file } = opened()
  server.held = true
  const stop = new AbortController()
  const mine = file.read(0, 300 * KiB, { signal: stop.signal })
  const other = file.read(MiB, 10)
  const shared = file.read(0, 10)
  await settled()
  const reason = new Error('enough')
  stop.abort(reason)
  await assert.rejects(mine, reason)
  const signals = server.calls.map(({ options }) => options.signal?.aborted)
  assert.deepEqual(signals, [false, false], 'others wait for both')
  server.held = false
  while (server.waiting > 0) server.release()
  assert.equal((await other).length, 10)
  assert.equal((await shared).length, 10)
})

test('a block nobody waits for any more is not fetched to its end; who wants it then asks anew', async () => {
  const { server, file } = opened()
  server.held = true
  const stop = new AbortController()
  const mine = file.read(0, 10, { signal: stop.signal })
  await settled()
  stop.abort(new Error('enough'))
  await assert.rejects(mine, /enough/)
  assert.ok(server.calls[0]?.options.signal?.aborted)
  server.held = false
  assert.deepEqual(await file.read(0, 10), server.contents.slice(0, 10))
})

test('an abort before the reading asks for nothing', async () => {
  const { server, file } = opened()
  await assert.rejects(file.read(0, 10, { signal: AbortSignal.abort(new Error('enough')) }), /enough/)
  assert.deepEqual(server.calls, [])
})

test('a closed file stops its readings and begins no others', async () => {
  const { server, file } = opened()
  server.held = true
  const reading = file.read(0, 10)
  await settled()
  file.close()
  file.close()
  await assert.rejects(reading, /the file is closed/)
  assert.ok(server.calls[0]?.options.signal?.aborted)
  await assert.rejects(file.read(0, 10), /the file is closed/)
  assert.throws(() => file.stream(), /the file is closed/)
})

test('the signal it was opened with closes it, with its reason', async () => {
  const stop = new AbortController()
  const { file } = opened({ signal: stop.signal })
  stop.abort(new Error('enough'))
  await assert.rejects(file.read(0, 10), /enough/)
})

test('a block that is not what was hashed is fetched again, and then given up; the next reading tries anew', async () => {
  const { server, file } = opened()
  let corrupted = 1
  server.corrupts = () => corrupted-- > 0
  assert.deepEqual(await file.read(0, 10), server.contents.slice(0, 10))
  assert.deepEqual(asked(server), ['0+128', '0+128'])
  corrupted = 2
  await assert.rejects(file.read(MiB, 10), /not those the server has hashed/)
  assert.deepEqual(await file.read(MiB, 10), server.contents.slice(MiB, MiB + 10))
})

test('a file that is shorter than its message says is an error, and nothing of it is made up', async () => {
  for (const verify of [true, false]) {
    const server = new FileServer()
    server.contents = randomBytes(MiB, 1)
    const file = openedAt(server, messageWith(2 * MiB), { verify })
    await assert.rejects(file.read(MiB, MiB), TransferError)
    await assert.rejects(file.read(MiB, 10), TransferError)
  }
})

test('an expired file reference is renewed once for all blocks, and stays renewed', async () => {
  const { server, file } = opened()
  server.messages = [messageWith(size, { reference: 2 })]
  server.fail = ({ request }) => {
    if (request._ !== 'upload.getFile' || !('file_reference' in request.location)) return undefined
    return request.location.file_reference[0] === 1 ? new RpcError('FILE_REFERENCE_EXPIRED') : undefined
  }
  assert.deepEqual(await file.read(0, size), server.contents)
  assert.equal(server.calls.filter(({ request }) => request._ === 'messages.getMessages').length, 1)
})

test('a location alone does not tell a size: such a file cannot be opened', () => {
  const message = messageWith(10)
  const location = { _: 'inputPeerPhotoFileLocation', peer: { _: 'inputPeerSelf' }, photo_id: 1n } as const
  assert.throws(() => openedAt(new FileServer(), { ...message, media: undefined }), TransferError)
  assert.throws(() => openedAt(new FileServer(), location as never), /of unknown size/)
})
