import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { publicKeys, TestDataCenter } from '../test/data-center.ts'
import { hurried } from '../test/hurried.ts'
import { randomBytes } from '../test/random-bytes.ts'
import { user } from '../test/tiny-api.ts'
import { ConnectionError } from './connection/connection-error.ts'
import type { ClientEvent } from './events.ts'
import { connect, memorySession, type NodeClient, PlatformClient, type SessionStore } from './node.ts'
import type { ConnectOptions } from './options.ts'
import { nodePlatform } from './platform/node/platform.ts'
import { type Clock, systemClock } from './time/clock.ts'
import { connect as connectWeb } from './web.ts'

const MiB = 1024 * 1024

async function started(t: TestContext, ...ids: number[]): Promise<TestDataCenter[]> {
  const dcs = await Promise.all(ids.map((id) => TestDataCenter.start(id)))
  t.after(() => Promise.all(dcs.map((dc) => dc.stop())))
  return dcs
}

function optionsFor(dcs: TestDataCenter[], more: Partial<ConnectOptions> = {}): ConnectOptions {
  return { dcs: dcs.map(({ address }) => address), publicKeys, apiId: 1, apiHash: 'hash', ...more }
}

async function connected(
  t: TestContext,
  dcs: TestDataCenter[],
  more?: Partial<ConnectOptions>,
): Promise<NodeClient> {
  const client = await PlatformClient.connect({ ...nodePlatform, clock: hurried }, optionsFor(dcs, more))
  t.after(() => client.close())
  return client
}

async function signedIn(
  t: TestContext,
  dcs: TestDataCenter[],
  more?: Partial<ConnectOptions>,
): Promise<NodeClient> {
  const client = await connected(t, dcs, more)
  await client.signInBot('1:token')
  return client
}

function first(dcs: TestDataCenter[]): TestDataCenter {
  const [dc] = dcs
  assert.ok(dc)
  return dc
}

async function directory(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'longshore-client-'))
  t.after(() => rm(path, { recursive: true }))
  return path
}

test('sign in, send a file from a path, get it back to a path', async (t) => {
  const dcs = await started(t, 2)
  const client = await connected(t, dcs)
  assert.equal(client.userId, undefined)
  const me = await client.signIn({ phone: '+999 662 0001', code: () => '22222' })
  assert.deepEqual([me.id, client.userId], [user.id, user.id])

  const folder = await directory(t)
  const bytes = randomBytes(11 * MiB + 5, 1)
  await writeFile(join(folder, 'sent.bin'), bytes)
  const message = await client.sendDocument('me', join(folder, 'sent.bin'), { caption: 'hello' })
  assert.equal(message.message, 'hello')
  const downloaded = await client.download(message, join(folder, 'got.bin'))
  assert.equal(downloaded.name, 'sent.bin')
  assert.deepEqual(Buffer.from(downloaded.sha256), createHash('sha256').update(bytes).digest())
  assert.deepEqual(new Uint8Array(await readFile(join(folder, 'got.bin'))), new Uint8Array(bytes))
  assert.deepEqual((await readdir(folder)).toSorted(), ['got.bin', 'sent.bin'])

  await client.signOut()
  assert.equal(client.userId, undefined)
})

test('parts and windows travel in sessions of their own, under the same key', async (t) => {
  const dcs = await started(t, 2)
  const client = await signedIn(t, dcs)
  const message = await client.sendDocument('me', randomBytes(MiB, 1))
  await client.downloadBytes(message)
  const { carriedOut } = first(dcs).api
  assert.equal(new Set(carriedOut.map(({ authKeyId }) => authKeyId)).size, 1)
  const sessions = Map.groupBy(carriedOut, ({ sessionId }) => sessionId)
  const methods = [...sessions.values()].map((calls) => [...new Set(calls.map(({ method }) => method))])
  assert.deepEqual(methods, [
    ['help.getConfig', 'auth.importBotAuthorization', 'help.getAppConfig', 'messages.sendMedia'],
    ['upload.saveFilePart'],
    ['upload.getFile', 'upload.getFileHashes'],
  ])
})

for (const transport of ['abridged', 'padded', 'full'] as const) {
  test(`over the ${transport} transport`, async (t) => {
    const client = await signedIn(t, await started(t, 2), { transport })
    const bytes = randomBytes(700_000, 1)
    const { bytes: got } = await client.downloadBytes(await client.sendDocument('me', bytes))
    assert.deepEqual(got, new Uint8Array(bytes))
  })
}

test('over an obfuscated transport', async (t) => {
  const client = await signedIn(t, await started(t, 2), { obfuscated: true })
  const bytes = randomBytes(700_000, 1)
  const { bytes: got } = await client.downloadBytes(await client.sendDocument('me', bytes))
  assert.deepEqual(got, new Uint8Array(bytes))
})

test('the client of browsers: WebSocket, portable cryptography, a Blob up and a stream down', async (t) => {
  const dcs = await started(t, 2)
  const client = await connectWeb(optionsFor(dcs))
  t.after(() => client.close())
  await client.signInBot('1:token')
  const bytes = randomBytes(700_000, 1)
  const message = await client.sendDocument('me', new File([bytes], 'a.txt', { type: 'text/plain' }))
  assert.equal(message.media?._ === 'messageMediaDocument' && message.media.document?._, 'document')
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const [got] = await Promise.all([
    new Response(readable as ReadableStream<Uint8Array<ArrayBuffer>>).bytes(),
    client.download(message, writable),
  ])
  assert.deepEqual(got, new Uint8Array(bytes))
})

test('a session is taken up again with its key and its user', async (t) => {
  const dcs = await started(t, 2)
  const session = memorySession()
  const before = await connect(optionsFor(dcs, { session }))
  await before.signInBot('1:token')
  await before.close()
  const client = await connected(t, dcs, { session })
  assert.equal(client.userId, user.id)
  await client.sendDocument('me', randomBytes(10, 1))
  const keys = new Set(first(dcs).api.carriedOut.map(({ authKeyId }) => authKeyId))
  assert.equal(keys.size, 1)
})

test('a stored salt that is no longer right costs a repeat, nothing else', async (t) => {
  const dcs = await started(t, 2)
  const session = memorySession()
  const before = await connect(optionsFor(dcs, { session }))
  await before.signInBot('1:token')
  await before.close()
  const stored = await session.load()
  assert.ok(stored)
  await session.save({ ...stored, keys: stored.keys.map((key) => ({ ...key, serverSalt: 0n })) })
  const client = await connected(t, dcs, { session })
  await client.sendDocument('me', randomBytes(10, 1))
  assert.notEqual((await session.load())?.keys[0]?.serverSalt, 0n)
})

test('a key the server has forgotten is replaced, and the user has to sign in again', async (t) => {
  const session: SessionStore = memorySession({
    homeDc: 2,
    userId: user.id,
    keys: [{ dcId: 2, authKey: randomBytes(256, 1), serverSalt: 0n }],
  })
  const client = await connected(t, await started(t, 2), { session })
  assert.equal(client.userId, undefined)
  await assert.rejects(client.sendDocument('me', randomBytes(10, 1)), { text: 'AUTH_KEY_UNREGISTERED' })
  await client.signInBot('1:token')
  await client.sendDocument('me', randomBytes(10, 1))
})

test('connections that break in the middle lose nothing and send nothing twice', async (t) => {
  const dcs = await started(t, 2)
  const { api } = first(dcs)
  const client = await signedIn(t, dcs)
  const states: string[] = []
  client.onEvent((event) => event.type === 'connection' && states.push(event.state))
  const bytes = randomBytes(20 * MiB, 1)
  let steps = 0
  const cutSometimes = () => {
    if (++steps % 10 === 0) first(dcs).cut()
  }
  const message = await client.sendDocument('me', bytes, { onProgress: cutSometimes })
  const { bytes: got } = await client.downloadBytes(message, { onProgress: cutSometimes })
  assert.deepEqual(got, new Uint8Array(bytes))
  assert.ok(states.filter((state) => state === 'disconnected').length >= 4)
  assert.equal(api.carriedOut.filter(({ method }) => method === 'messages.sendMedia').length, 1)
})

test('a file of another data center is fetched there, with the account made known to it', async (t) => {
  const dcs = await started(t, 2, 4)
  const [two, four] = dcs
  const client = await signedIn(t, dcs)
  const message = await client.sendDocument('me', randomBytes(2 * MiB, 1))
  assert.ok(two && four)
  two.api.fail = (method) =>
    method === 'upload.getFile' ? new RpcError('FILE_MIGRATE_X', { x: 4 }) : undefined
  four.api.files.contents = two.api.files.contents
  const { bytes } = await client.downloadBytes(message)
  assert.deepEqual(bytes, four.api.files.contents)
  const methods = four.api.carriedOut.map(({ method }) => method)
  assert.equal(methods.filter((method) => method === 'auth.importAuthorization').length, 1)
})

test('how many files may move at once is asked once, when the first moves, unless the program says it', async (t) => {
  const dcs = await started(t, 2)
  const { api } = first(dcs)
  const knowing = await signedIn(t, dcs, { queueLimits: { small: 1, large: 1 } })
  const client = await signedIn(t, dcs)
  /** How often it has asked until now: what is called behind it has arrived behind it. */
  const asked = async (by: NodeClient): Promise<number> => {
    await by.call('help.getConfig', {})
    return api.carriedOut.filter(({ method }) => method === 'help.getAppConfig').length
  }
  const message = await knowing.sendDocument('me', randomBytes(100, 1))
  assert.equal(await asked(knowing), 0)
  assert.equal(await asked(client), 0)
  await client.downloadBytes(message)
  assert.equal(await asked(client), 1)
  await client.downloadBytes(message)
  using file = await client.open(message)
  await file.read(0, 100)
  assert.equal(await asked(client), 1)
})

test('flood waits are told and waited for', async (t) => {
  const dcs = await started(t, 2)
  const client = await signedIn(t, dcs)
  const events: ClientEvent[] = []
  client.onEvent((event) => event.type === 'flood wait' && events.push(event))
  let waits = 1
  first(dcs).api.fail = (method) =>
    method === 'upload.saveFilePart' && waits-- > 0
      ? new RpcError('FLOOD_PREMIUM_WAIT_X', { x: 1 })
      : undefined
  await client.upload(randomBytes(10, 1))
  assert.deepEqual(events, [
    { type: 'flood wait', method: 'upload.saveFilePart', milliseconds: 1000, premium: true },
  ])
})

test('a part the server has lost is sent again when the message is sent', async (t) => {
  const dcs = await started(t, 2)
  const { api } = first(dcs)
  const client = await signedIn(t, dcs)
  const bytes = randomBytes(2 * MiB, 1)
  const file = await client.upload(bytes)
  api.files.lose(2)
  const message = await client.sendDocument('me', file)
  assert.deepEqual((await client.downloadBytes(message)).bytes, new Uint8Array(bytes))
})

test('updates reach the listener', async (t) => {
  const dcs = await started(t, 2)
  const client = await signedIn(t, dcs)
  await client.sendDocument('me', randomBytes(10, 1))
  const pushed = new Promise<string>((resolve) => client.onUpdates((updates) => resolve(updates._)))
  const update: Type<'Updates'> = { _: 'updatesTooLong' }
  first(dcs).server.updates.push(user.id, (layer) => apiCodec.encode(update, layer))
  assert.equal(await pushed, 'updatesTooLong')
})

test('an abort in the middle of a transfer works at once, and the client goes on', async (t) => {
  const dcs = await started(t, 2)
  const client = await signedIn(t, dcs)
  const stop = new AbortController()
  const reason = new Error('enough')
  const uploading = client.upload(randomBytes(20 * MiB, 1), {
    signal: stop.signal,
    onProgress: () => stop.abort(reason),
  })
  await assert.rejects(uploading, reason)
  const folder = await directory(t)
  const message = await client.sendDocument('me', randomBytes(100, 1))
  await assert.rejects(
    client.download(message, join(folder, 'a'), { signal: AbortSignal.abort(reason) }),
    reason,
  )
  assert.deepEqual(await readdir(folder), [])
})

test('connecting to nobody, to another server, and being told to stop', async (t) => {
  const dcs = await started(t, 2)
  const options = optionsFor(dcs)
  const nobody = { id: 2, host: '127.0.0.1', port: 1 }
  await assert.rejects(
    connect({ ...options, dcs: [nobody] }),
    new ConnectionError('127.0.0.1:1 refuses connections: nobody listens there'),
  )
  await assert.rejects(connect({ ...options, dcs: [] }), TypeError)
  await assert.rejects(connect({ ...options, signal: AbortSignal.abort(new Error('enough')) }), /enough/)
  const { generateServerKey } = await import('@longshore/protocol/node/rsa-key')
  const other = connect({ ...options, publicKeys: [generateServerKey().publicPem] })
  await assert.rejects(other, /none of the keys it is trusted by/)
})

test('a server that accepts and never answers is given up in time', async (t) => {
  const mute = createServer(() => {})
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  t.after(() => mute.close())
  const { port } = mute.address() as AddressInfo
  const impatient: Clock = {
    now: Date.now,
    after: (milliseconds, callback) => systemClock.after(milliseconds / 1000, callback),
  }
  const options = { ...optionsFor([]), dcs: [{ id: 2, host: '127.0.0.1', port }] }
  await assert.rejects(
    PlatformClient.connect({ ...nodePlatform, clock: impatient }, options),
    new RegExp(`127.0.0.1:${port} did not answer in time`),
  )
})

test('a closed client says so', async (t) => {
  const client = await connect(optionsFor(await started(t, 2)))
  await client.close()
  await assert.rejects(client.call('help.getConfig', {}), ConnectionError)
})
