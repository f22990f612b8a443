import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { randomBytes } from '../../../test/random-bytes.ts'
import type { ByteStreamEvents } from '../../connection/byte-stream.ts'
import { ConnectionError } from '../../connection/connection-error.ts'
import { TransferError } from '../../transfer/transfer-error.ts'
import { fileSource } from './file-source.ts'
import { fileSession } from './session-file.ts'
import { nodeSink } from './sinks.ts'
import { dialTcp } from './tcp.ts'

async function directory(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'longshore-client-'))
  t.after(() => rm(path, { recursive: true }))
  return path
}

const session = { homeDc: 2, userId: 1n, keys: [{ dcId: 2, authKey: randomBytes(256, 1), serverSalt: 3n }] }

test("a session file is read back, is its owner's alone, and leaves nothing beside it", async (t) => {
  const path = join(await directory(t), 'session.json')
  const store = fileSession(path)
  assert.equal(await store.load(), undefined)
  await Promise.all([store.save({ ...session, userId: 5n }), store.save(session)])
  assert.deepEqual(await fileSession(path).load(), session)
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  assert.deepEqual(await readdir(join(path, '..')), ['session.json'])
})

test('a session file with wide permissions is narrow after the next save', async (t) => {
  const path = join(await directory(t), 'session.json')
  await writeFile(path, '{}')
  await chmod(path, 0o644)
  await assert.rejects(fileSession(path).load(), /holds no session/)
  await fileSession(path).save(session)
  assert.equal((await stat(path)).mode & 0o777, 0o600)
})

test('a file to upload has a name, a type and any part at any time', async (t) => {
  const path = join(await directory(t), 'a.PNG')
  const bytes = randomBytes(10_000, 1)
  await writeFile(path, bytes)
  const source = await fileSource(path)
  assert.deepEqual([source.name, source.mimeType, source.size], ['a.PNG', 'image/png', 10_000])
  assert.deepEqual(await source.read(9_000, 1_000), bytes.slice(9_000))
  await source.close()
  assert.deepEqual(await source.read(5, 10), bytes.slice(5, 15))
  await source.close()
})

test('a file that changes while it is uploaded is an error', async (t) => {
  const path = join(await directory(t), 'a')
  await writeFile(path, randomBytes(1000, 1))
  const source = await fileSource(path)
  await utimes(path, 1, 1)
  await assert.rejects(source.read(0, 1000), /changed while it was being uploaded/)
  await source.close()
})

test('what is not a file cannot be uploaded', async (t) => {
  const path = await directory(t)
  await assert.rejects(fileSource(path), TransferError)
  await assert.rejects(fileSource(join(path, 'missing')), { code: 'ENOENT' })
})

test('a download has its name only when it is whole', async (t) => {
  const path = await directory(t)
  const target = join(path, 'a.bin')
  await writeFile(target, 'before')
  const sink = await nodeSink(target)
  await sink.write(Uint8Array.of(1, 2))
  await sink.write(Uint8Array.of(3))
  assert.equal(await readFile(target, 'utf8'), 'before')
  await sink.finish()
  assert.deepEqual(new Uint8Array(await readFile(target)), Uint8Array.of(1, 2, 3))
  assert.deepEqual(await readdir(path), ['a.bin'])
})

test('a failed download leaves nothing behind', async (t) => {
  const path = await directory(t)
  const sink = await nodeSink(join(path, 'a.bin'))
  await sink.write(Uint8Array.of(1, 2))
  await sink.discard(new Error('no'))
  assert.deepEqual(await readdir(path), [])
})

test('a Node stream slows the download down, and is ended with it', async () => {
  const stream = new PassThrough({ highWaterMark: 4 })
  const sink = await nodeSink(stream)
  await sink.write(Uint8Array.of(1, 2))
  let taken = false
  const second = sink.write(randomBytes(100, 1)).then(() => {
    taken = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(taken, false)
  stream.resume()
  await second
  await sink.finish()
  assert.ok(stream.writableFinished)
})

async function listening(t: TestContext, serve: (socket: net.Socket) => void) {
  const server = net.createServer(serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const { port } = server.address() as net.AddressInfo
  return { id: 2, host: '127.0.0.1', port }
}

function recording(): ByteStreamEvents & { bytes: Promise<string>; closed: Promise<Error | undefined> } {
  const bytes = Promise.withResolvers<string>()
  const closed = Promise.withResolvers<Error | undefined>()
  return {
    onBytes: (chunk) => bytes.resolve(new TextDecoder().decode(chunk)),
    onClose: closed.resolve,
    bytes: bytes.promise,
    closed: closed.promise,
  }
}

const never = new AbortController().signal

test('TCP: bytes go both ways, and the end is told', async (t) => {
  const address = await listening(t, (socket) => {
    socket.on('data', (data) => socket.end(`${data}!`))
  })
  const events = recording()
  const stream = await dialTcp(address, events, never)
  stream.write(new TextEncoder().encode('hello'))
  assert.equal(await events.bytes, 'hello!')
  assert.equal(await events.closed, undefined)
})

test('TCP: nobody listens', async (t) => {
  const address = await listening(t, () => {})
  const closedPort = { ...address, port: 1 }
  await assert.rejects(dialTcp(closedPort, recording(), never), ConnectionError)
})

test('TCP: an abort ends the dialling at once', async (t) => {
  const address = await listening(t, () => {})
  const stop = new AbortController()
  const dialling = dialTcp(address, recording(), stop.signal)
  stop.abort(new Error('enough'))
  await assert.rejects(dialling, /enough/)
  await assert.rejects(dialTcp(address, recording(), stop.signal), /enough/)
})
