import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import fs, {
  chmod,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { randomBytes } from '../../../test/random-bytes.ts'
import type { ByteStreamEvents } from '../../connection/byte-stream.ts'
import { ConnectionError } from '../../connection/connection-error.ts'
import { PartMemory } from '../../io/part-memory.ts'
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

const memory = new PartMemory(10_000)
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
  assert.deepEqual(await source.read(9_000, 1_000, memory), bytes.slice(9_000))
  await source.close()
  assert.deepEqual(await source.read(5, 10, memory), bytes.slice(5, 15))
  await source.close()
})

test('a file that was read at once can be read again', async (t) => {
  const path = join(await directory(t), 'a')
  const bytes = randomBytes(1000, 1)
  await writeFile(path, bytes)
  const source = await fileSource(path)
  for (let time = 0; time < 3; time++) assert.deepEqual(await source.read(0, 1000, memory), bytes)
  await source.close()
  await source.close()
})

test('a file that changes while it is uploaded is an error', async (t) => {
  const path = join(await directory(t), 'a')
  await writeFile(path, randomBytes(1000, 1))
  const source = await fileSource(path)
  await utimes(path, 1, 1)
  await assert.rejects(source.read(0, 1000, memory), /changed while it was being read/)
  await source.close()
})

test('what is not a file, or not there, cannot be uploaded', async (t) => {
  const path = await directory(t)
  await assert.rejects(fileSource(path), TransferError)
  const missing = join(path, 'missing')
  await assert.rejects(fileSource(missing), new TransferError(`${missing}: there is no such file or folder`))
})

test('a file that is removed while it is uploaded is read to its end, but cannot be opened again', async (t) => {
  const path = join(await directory(t), 'a')
  const bytes = randomBytes(1000, 1)
  await writeFile(path, bytes)
  const source = await fileSource(path)
  await rm(path)
  assert.deepEqual(await source.read(0, 1000, memory), bytes)
  await source.close()
  await assert.rejects(
    source.read(0, 1000, memory),
    new TransferError(`${path}: there is no such file or folder`),
  )
})

const told = existsSync('/proc/self/fd') ? false : 'this system does not tell what a process has open'

test('a file read again in several places at once is open once', { skip: told }, async (t) => {
  const path = join(await directory(t), 'a')
  await writeFile(path, randomBytes(1000, 1))
  const source = await fileSource(path)
  await source.close()
  await Promise.all([0, 250, 500, 740].map((offset) => source.read(offset, 250, memory)))
  assert.equal(await timesOpen(path), 1)
  await source.close()
  assert.equal(await timesOpen(path), 0)
})

/** How often this process has a file open. */
async function timesOpen(path: string): Promise<number> {
  const open = await Promise.all(
    (await readdir('/proc/self/fd')).map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')),
  )
  return open.filter((one) => one === path).length
}

test('a file that becomes shorter while it is uploaded is an error', async (t) => {
  const path = join(await directory(t), 'a')
  await writeFile(path, randomBytes(1000, 1))
  const source = await fileSource(path)
  await truncate(path, 10)
  await assert.rejects(source.read(500, 500, memory), /changed while it was being read/)
  await source.close()
})

test('where nothing can be written is known before anything is', async (t) => {
  const path = await directory(t)
  const nowhere = join(path, 'missing', 'a.bin')
  await assert.rejects(
    nodeSink(nowhere),
    new TransferError(`${join(path, 'missing')}: there is no such file or folder`),
  )
  await assert.rejects(nodeSink(path), new TransferError(`${path}: this is a folder`))
  await writeFile(join(path, 'file'), '')
  await assert.rejects(nodeSink(join(path, 'file', 'a.bin')), /a part of this path is no folder/)
  assert.deepEqual(await readdir(path), ['file'])
})

for (const [code, method, reason] of [
  ['ENOSPC', 'write', 'the disk is full'],
  ['EIO', 'datasync', 'the disk fails'],
] as const) {
  test(`${code} from ${method}: it says that ${reason}, and nothing is left behind`, async (t) => {
    const path = await directory(t)
    const probe = await open(join(path, 'probe'), 'w')
    await probe.close()
    const sink = await nodeSink(join(path, 'a.bin'))
    const failure = Object.assign(new Error(`${code}: ${method}`), { code, syscall: method })
    const broken = t.mock.method(Object.getPrototypeOf(probe), method, () => Promise.reject(failure))
    const downloading = async () => {
      await sink.write(Uint8Array.of(1))
      await sink.finish()
    }
    await assert.rejects(downloading(), new TransferError(`${join(path, 'a.bin')}: ${reason}`))
    await sink.discard(failure)
    broken.mock.restore()
    await sink.discard(failure)
    assert.deepEqual(await readdir(path), ['probe'])
  })
}

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

for (const [name, disk] of [
  ['', 'that knows several names of a file'],
  ['EPERM', 'that knows only one'],
] as const) {
  test(`a download that may not replace a file takes a free name, and no other, on a disk ${disk}`, async (t) => {
    const path = await directory(t)
    if (name) {
      const refused = Object.assign(new Error(name), { code: name, syscall: 'link' })
      t.mock.method(fs, 'link', () => Promise.reject(refused))
      syncBuiltinESMExports()
      t.after(() => {
        t.mock.restoreAll()
        syncBuiltinESMExports()
      })
    }
    const free = await nodeSink(join(path, 'free.bin'), { replace: false })
    await free.write(Uint8Array.of(1, 2))
    await free.finish()
    assert.deepEqual(new Uint8Array(await readFile(join(path, 'free.bin'))), Uint8Array.of(1, 2))

    const taken = await nodeSink(join(path, 'taken.bin'), { replace: false })
    await taken.write(Uint8Array.of(1, 2))
    await writeFile(join(path, 'taken.bin'), 'of a stranger')
    const refusal = new TransferError(
      `${join(path, 'taken.bin')}: another file has taken this name meanwhile`,
    )
    await assert.rejects(taken.finish(), refusal)
    await taken.discard(refusal)
    assert.equal(await readFile(join(path, 'taken.bin'), 'utf8'), 'of a stranger')
    assert.deepEqual(await readdir(path), ['free.bin', 'taken.bin'])
  })
}

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
  stream.write([new TextEncoder().encode('hel'), new TextEncoder().encode('lo')])
  assert.equal(await events.bytes, 'hello!')
  assert.equal(await events.closed, undefined)
})

test('TCP: nobody listens', async (t) => {
  const address = await listening(t, () => {})
  const closedPort = { ...address, port: 1 }
  await assert.rejects(
    dialTcp(closedPort, recording(), never),
    new ConnectionError('127.0.0.1:1 refuses connections: nobody listens there'),
  )
})

test('TCP: an abort ends the dialling at once', async (t) => {
  const address = await listening(t, () => {})
  const stop = new AbortController()
  const dialling = dialTcp(address, recording(), stop.signal)
  stop.abort(new Error('enough'))
  await assert.rejects(dialling, /enough/)
  await assert.rejects(dialTcp(address, recording(), stop.signal), /enough/)
})
