import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { settled } from '../../test/fake-clock.ts'
import { FileServer } from '../../test/file-server.ts'
import { randomBytes } from '../../test/random-bytes.ts'
import { bytesSink, type Sink } from '../io/sink.ts'
import type { Progress } from '../transfer/progress.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { ByteRange } from './byte-range.ts'
import { type DownloadOptions, downloadFile, readFile } from './download-file.ts'
import { type LocatedFile, locate } from './locate.ts'

const KiB = 1024
const MiB = 1024 * KiB

function serverWith(contents: Uint8Array<ArrayBuffer>): FileServer {
  const server = new FileServer()
  server.contents = contents
  return server
}

function document(size: number, reference = 1): Constructor<'document'> {
  return {
    _: 'document',
    id: 5n,
    access_hash: 7n,
    file_reference: Uint8Array.of(reference),
    date: 0,
    mime_type: 'text/plain',
    size: BigInt(size),
    dc_id: 2,
    attributes: [{ _: 'documentAttributeFilename', file_name: 'a.txt' }],
  }
}

function message(media: Constructor<'document'>): Constructor<'message'> {
  return {
    _: 'message',
    id: 77,
    peer_id: { _: 'peerUser', user_id: 1n },
    date: 0,
    message: '',
    media: { _: 'messageMediaDocument', document: media },
  }
}

async function bytesOf(server: FileServer, file: LocatedFile, options?: DownloadOptions) {
  const sink = bytesSink()
  const downloaded = await downloadFile(server.means, file, sink, options)
  return { ...downloaded, bytes: sink.bytes() }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

for (const size of [0, 1, 1024, 524_288, 524_289, 10 * MiB, 10 * MiB + 1, 64 * MiB + 7]) {
  test(`${size} bytes arrive whole and in order`, async () => {
    const server = serverWith(randomBytes(size, size))
    const progress: Progress[] = []
    const file = await bytesOf(server, locate(document(size)), { onProgress: (step) => progress.push(step) })
    assert.equal(sha256(file.bytes), sha256(server.contents))
    assert.equal(Buffer.from(file.sha256).toString('hex'), sha256(server.contents))
    assert.equal(file.size, size)
    assert.equal(file.name, 'a.txt')
    if (size > 0) assert.deepEqual(progress.at(-1), { transferred: size, total: size })
    assert.ok(server.mostUnderWay <= 12 * MiB)
    assert.ok(server.calls.every(({ request }) => !('precise' in request && request.precise)))
    assert.equal(file.verified, true)
    assert.ok(server.calls.every(({ options }) => options.dcId === 2))
  })
}

for (const size of [0, 1, 512 * KiB, 512 * KiB + 1, 2 * MiB]) {
  test(`${size} bytes of a file of unknown size arrive whole`, async () => {
    const server = serverWith(randomBytes(size, size))
    const location = locate(document(size)).location
    const { bytes } = await bytesOf(server, { location })
    assert.equal(sha256(bytes), sha256(server.contents))
    assert.equal(server.mostUnderWay, 512 * KiB)
  })
}

const odd = 3 * MiB + 333
for (const [range, mostAsked] of [
  [{ start: 0 }, undefined],
  [{ start: odd }, 0],
  [{ start: 1, end: 2 }, KiB],
  [{ start: 1023, end: 1025 }, 2 * KiB],
  [{ start: MiB - 1, end: MiB + 1 }, 2 * KiB],
  [{ start: 500, end: 2 * MiB + 700 }, 2 * MiB + KiB],
  [{ start: 512 * KiB, end: MiB }, 512 * KiB],
  [{ start: 2 * MiB + 5 }, undefined],
  [{ start: odd - 1 }, undefined],
] as [ByteRange, number | undefined][]) {
  test(`the range ${range.start} to ${range.end ?? 'the end'}`, async () => {
    const server = serverWith(randomBytes(odd, 1))
    const { bytes, size } = await bytesOf(server, locate(document(odd)), { range, verify: false })
    assert.deepEqual(bytes, server.contents.slice(range.start, range.end))
    assert.equal(size, bytes.length)
    const asked = server.calls.reduce(
      (sum, { request }) => sum + ('limit' in request ? Number(request.limit) : 0),
      0,
    )
    if (mostAsked !== undefined) assert.equal(asked, mostAsked)
  })
}

for (const range of [
  { start: -1 },
  { start: 5, end: 4 },
  { start: 0, end: 11 },
  { start: 11 },
  { start: 0.5 },
]) {
  test(`no range ${range.start} to ${range.end} in 10 bytes`, async () => {
    await assert.rejects(
      bytesOf(serverWith(randomBytes(10, 1)), locate(document(10)), { range }),
      TransferError,
    )
  })
}

test('a file that is shorter than the document says is an error, not a short file', async () => {
  const server = serverWith(randomBytes(3 * MiB, 1))
  await assert.rejects(bytesOf(server, locate(document(5 * MiB))), /gave 0 bytes from offset 3145728/)
})

test('a file that is longer than the document says is an error', async () => {
  const server = serverWith(randomBytes(3 * MiB, 1))
  await assert.rejects(bytesOf(server, locate(document(3 * MiB - 1))), TransferError)
})

test('requests stay within the window, and it moves with the reader', async () => {
  const server = serverWith(randomBytes(8 * MiB, 1))
  server.held = true
  const reading = readFile(server.means, locate(document(8 * MiB)), { verify: false, window: 2 * MiB })
  const first = reading.next()
  await settled()
  assert.equal(server.waiting, 4)
  // The answers behind the first have arrived, but nobody has taken them: no new requests.
  for (const index of [1, 1, 1]) server.release(index)
  await settled()
  assert.equal(server.waiting, 1)
  server.release()
  assert.equal((await first).value?.length, 512 * KiB)
  const second = reading.next()
  await settled()
  // Room for one: they are asked for in groups.
  assert.equal(server.waiting, 0)
  assert.equal((await second).value?.length, 512 * KiB)
  const third = reading.next()
  await settled()
  assert.equal(server.waiting, 2)
  assert.equal((await third).value?.length, 512 * KiB)
  await reading.return(undefined)
})

test('leaving the loop stops the requests', async () => {
  const server = serverWith(randomBytes(20 * MiB, 1))
  const options = { verify: false, window: 2 * MiB }
  for await (const bytes of readFile(server.means, locate(document(20 * MiB)), options)) {
    assert.equal(bytes.length, MiB)
    break
  }
  await settled()
  assert.equal(server.calls.length, 2)
  assert.ok(server.calls.at(-1)?.options.signal?.aborted)
})

test('an abort works at once, with its reason, and the sink discards what it got', async () => {
  const server = serverWith(randomBytes(8 * MiB, 1))
  server.held = true
  const stop = new AbortController()
  const discarded: unknown[] = []
  const sink = { ...bytesSink(), discard: async (reason: unknown) => void discarded.push(reason) }
  const downloading = downloadFile(server.means, locate(document(8 * MiB)), sink, {
    signal: stop.signal,
  })
  await settled()
  const reason = new Error('enough')
  stop.abort(reason)
  await assert.rejects(downloading, reason)
  assert.deepEqual(discarded, [reason])
})

test('an abort works although the sink hangs', async () => {
  const server = serverWith(randomBytes(8 * MiB, 1))
  const stop = new AbortController()
  const sink: Sink = { ...bytesSink(), write: () => new Promise<never>(() => {}) }
  const downloading = downloadFile(server.means, locate(document(8 * MiB)), sink, {
    signal: stop.signal,
  })
  await settled()
  stop.abort(new Error('enough'))
  await assert.rejects(downloading, /enough/)
})

test('a failing window fails the download at once, also when others before it hang', async () => {
  const server = serverWith(randomBytes(8 * MiB, 1))
  server.held = true
  server.fail = ({ request }) =>
    'offset' in request && request.offset !== 0n ? new RpcError('LIMIT_INVALID') : undefined
  const downloading = bytesOf(server, locate(document(8 * MiB)))
  await settled()
  server.release(3)
  await assert.rejects(downloading, { text: 'LIMIT_INVALID' })
})

for (const range of [undefined, { start: 700_000, end: 1_900_001 }]) {
  test(`every piece is compared with its hash${range ? ', also of a range' : ''}`, async () => {
    const server = serverWith(randomBytes(2 * MiB + 99, 1))
    const { bytes } = await bytesOf(server, locate(document(2 * MiB + 99)), { verify: true, range })
    assert.deepEqual(bytes, server.contents.slice(range?.start, range?.end))
    const asked = server.calls.filter(({ request }) => request._ === 'upload.getFileHashes').length
    assert.ok(asked > 0 && asked <= 5, `${asked} calls for hashes`)
  })
}

for (const [told, most] of [
  [3, 50],
  [8, 16],
  [10, 16],
  [64, 3],
] as const) {
  test(`hashes are asked for once where the server tells of ${told} at a time`, async () => {
    const server = serverWith(randomBytes(16 * MiB, 1))
    server.hashesTold = told
    const { bytes, verified } = await bytesOf(server, locate(document(16 * MiB)))
    assert.equal(sha256(bytes), sha256(server.contents))
    assert.ok(verified)
    const asked = server.calls.filter(({ request }) => request._ === 'upload.getFileHashes').length
    assert.ok(asked <= most, `${asked} calls for hashes`)
  })
}

test('the hashes of a small file are asked for together with its bytes', async () => {
  const server = serverWith(randomBytes(100, 1))
  server.held = true
  const downloading = bytesOf(server, locate(document(100)), { verify: true })
  await settled()
  assert.deepEqual(
    server.calls.map(({ request }) => request._),
    ['upload.getFileHashes', 'upload.getFile'],
  )
  while (server.waiting > 0) {
    server.release()
    await settled()
  }
  assert.deepEqual((await downloading).bytes, server.contents)
})

test('a piece that is not what was hashed is fetched again, and then given up', async () => {
  for (const [corrupted, given] of [
    [1, true],
    [2, false],
  ] as const) {
    const server = serverWith(randomBytes(2 * MiB, 1))
    let left: number = corrupted
    server.corrupts = (offset) => offset === 1_048_576n && left-- > 0
    const downloading = bytesOf(server, locate(document(2 * MiB)), { verify: true })
    if (given) assert.equal(sha256((await downloading).bytes), sha256(server.contents))
    else await assert.rejects(downloading, /not those the server has hashed/)
  }
})

test('a server without hashes cannot verify, and that is an error', async () => {
  const server = serverWith(randomBytes(MiB, 1))
  server.hashes = false
  await assert.rejects(
    bytesOf(server, locate(document(MiB)), { verify: true }),
    /no hash for the bytes from offset/,
  )
})

function expiresFirstReference(server: FileServer): void {
  server.fail = ({ request }) => {
    if (request._ !== 'upload.getFile' || !('file_reference' in request.location)) return undefined
    return request.location.file_reference[0] === 1 ? new RpcError('FILE_REFERENCE_EXPIRED') : undefined
  }
}

test('an expired file reference is renewed once for all windows, by reading the message again', async () => {
  const server = serverWith(randomBytes(3 * MiB, 1))
  expiresFirstReference(server)
  server.messages = [message(document(3 * MiB, 2))]
  const { bytes } = await bytesOf(server, locate(message(document(3 * MiB))))
  assert.equal(sha256(bytes), sha256(server.contents))
  assert.equal(server.calls.filter(({ request }) => request._ === 'messages.getMessages').length, 1)
})

test('a reference that expires again and again is renewed again, as long as each one worked', async () => {
  const server = serverWith(randomBytes(3 * MiB, 1))
  let valid = 1
  server.fail = ({ request }) => {
    if (request._ !== 'upload.getFile' || !('file_reference' in request.location)) return undefined
    if (request.location.file_reference[0] === valid) return undefined
    server.messages = [message(document(3 * MiB, valid))]
    return new RpcError('FILE_REFERENCE_EXPIRED')
  }
  const onProgress = () => valid++
  const { bytes } = await bytesOf(server, locate(message(document(3 * MiB))), { onProgress, window: 1 })
  assert.equal(sha256(bytes), sha256(server.contents))
})

test('a message in a channel is read again from its channel', async () => {
  const server = serverWith(randomBytes(100, 1))
  expiresFirstReference(server)
  const peer_id = { _: 'peerChannel', channel_id: 9n } as const
  server.messages = [{ ...message(document(100, 2)), peer_id }]
  const peer = { _: 'inputPeerChannel', channel_id: 9n, access_hash: 8n } as const
  await bytesOf(server, locate({ ...message(document(100)), peer_id }), { peer })
  const again = server.calls.find(({ request }) => request._ === 'channels.getMessages')?.request
  assert.deepEqual(again && 'channel' in again && again.channel, {
    _: 'inputChannel',
    channel_id: 9n,
    access_hash: 8n,
  })
})

for (const [name, messages] of [
  ['is gone', []],
  ['shows another file now', [message({ ...document(100, 2), id: 6n })]],
  ['still has the old reference', [message(document(100, 1))]],
] as const) {
  test(`an expired reference is the caller's to know when the message ${name}`, async () => {
    const server = serverWith(randomBytes(100, 1))
    expiresFirstReference(server)
    server.messages = [...messages]
    await assert.rejects(bytesOf(server, locate(message(document(100)))), { text: 'FILE_REFERENCE_EXPIRED' })
    const asked = server.calls.map(({ request }) => request._)
    assert.ok(asked.filter((name) => name === 'messages.getMessages').length <= 1)
    assert.ok(asked.length <= 4)
  })
}

test("an expired reference without a message to ask is the caller's to know", async () => {
  const server = serverWith(randomBytes(100, 1))
  expiresFirstReference(server)
  await assert.rejects(bytesOf(server, locate(document(100))), { text: 'FILE_REFERENCE_EXPIRED' })
})
