import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { authKeyOf } from '@longshore/protocol/mtproto/message/auth-key'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { ConnectionError } from '../src/connection/connection-error.ts'
import type { ClientEvent } from '../src/events.ts'
import { memorySession, type NodeClient } from '../src/node.ts'
import { TransferError } from '../src/transfer/transfer-error.ts'
import { MemoryDataCenter } from './memory-data-center.ts'
import { randomBytes } from './random-bytes.ts'

const MiB = 1024 * 1024
const seed = 20_240_614

async function opened(t: TestContext): Promise<MemoryDataCenter> {
  const dataCenter = await MemoryDataCenter.open(seed)
  t.after(() => dataCenter.close())
  return dataCenter
}

async function signedIn(t: TestContext, options?: Parameters<MemoryDataCenter['signIn']>[1]) {
  const dataCenter = await opened(t)
  const client = await dataCenter.signIn(1, options)
  t.after(() => client.close())
  return { dataCenter, client }
}

async function directory(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'longshore-trouble-'))
  t.after(() => rm(path, { recursive: true }))
  return path
}

test('a server that stays away fails a transfer when patience ends, and the next one finds it back', async (t) => {
  const { dataCenter, client } = await signedIn(t, { patience: 0 })
  const away = () => {
    dataCenter.link.isUp = false
    dataCenter.link.cut()
  }
  await assert.rejects(
    client.upload(randomBytes(4 * MiB, 1), { onProgress: away, window: MiB }),
    ConnectionError,
  )
  dataCenter.link.isUp = true
  const message = await client.sendDocument('me', randomBytes(10, 1))
  await assert.rejects(
    client.downloadBytes(message, { onProgress: away }).then(() => client.downloadBytes(message)),
    ConnectionError,
  )
  dataCenter.link.isUp = true
  assert.equal((await client.downloadBytes(message)).size, 10)
})

test('a server that has forgotten the key in the middle of an upload: who is signed in knows that nobody is', async (t) => {
  const session = memorySession()
  const { dataCenter, client } = await signedIn(t, { session })
  const [key] = (await session.load())?.keys ?? []
  assert.ok(key)
  let forgetting: Promise<void> | undefined
  const forget = () => {
    forgetting ??= dataCenter.keys
      .delete(authKeyOf(nodeCrypto, key.authKey).id)
      .then(() => dataCenter.restart())
  }
  const uploading = client.upload(randomBytes(20 * MiB, 1), { onProgress: forget, window: MiB })
  await assert.rejects(uploading, { code: 401, text: 'AUTH_KEY_UNREGISTERED' })
  await forgetting
  assert.equal(client.userId, undefined)
  await client.signIn({ phone: '9996620001', code: () => '22222' })
  assert.equal((await client.upload(randomBytes(10, 1))).size, 10)
})

test('a server that has forgotten the key: all who wait on other lines are told the same', async (t) => {
  const session = memorySession()
  const { dataCenter, client } = await signedIn(t, { session })
  await client.upload(randomBytes(10, 1))
  const [key] = (await session.load())?.keys ?? []
  assert.ok(key)
  await dataCenter.keys.delete(authKeyOf(nodeCrypto, key.authKey).id)
  await dataCenter.restart()
  const [upload, config] = await Promise.allSettled([
    client.upload(randomBytes(10, 1)),
    client.call('help.getConfig', {}),
  ])
  assert.ok(upload.status === 'rejected' && upload.reason.text === 'AUTH_KEY_UNREGISTERED', String(upload))
  assert.equal(config.status, 'fulfilled')
})

test('a sign-in that was ended elsewhere: who is signed in knows that nobody is', async (t) => {
  const session = memorySession()
  const { dataCenter, client } = await signedIn(t, { session })
  const other = await dataCenter.connect({ session: memorySession(await session.load()) })
  t.after(() => other.close())
  await other.signOut()
  await assert.rejects(client.upload(randomBytes(10, 1)), { code: 401 })
  assert.equal(client.userId, undefined)
  assert.equal((await session.load())?.userId, undefined)
})

test('an empty file is refused before anything is asked of the server, and let go of', async (t) => {
  const { dataCenter, client } = await signedIn(t)
  const path = join(await directory(t), 'empty')
  await writeFile(path, '')
  const events: ClientEvent[] = []
  client.onEvent((event) => events.push(event))
  const { delivered } = dataCenter.link
  for (const input of [path, new Uint8Array(0), new Blob([])])
    await assert.rejects(client.sendDocument('me', input), (error: Error) => {
      assert.ok(error instanceof TransferError)
      assert.match(error.message, /the file is empty/)
      return true
    })
  assert.deepEqual(events, [])
  assert.equal(dataCenter.link.delivered, delivered)
})

test('a download that cannot be written asks the server for nothing', async (t) => {
  const { dataCenter, client } = await signedIn(t)
  const folder = await directory(t)
  const message = await client.sendDocument('me', randomBytes(10, 1))
  const { delivered } = dataCenter.link
  await assert.rejects(
    client.download(message, join(folder, 'missing', 'a')),
    /there is no such file or folder/,
  )
  await assert.rejects(client.download(message, folder), /this is a folder/)
  assert.equal(dataCenter.link.delivered, delivered)
  assert.deepEqual(await readdir(folder), [])
})

const reason = new Error('enough')
const signal = AbortSignal.abort(reason)
for (const [name, start] of [
  ['a call', (client) => client.call('help.getConfig', {}, { signal })],
  ['signing in', (client) => client.signIn({ phone: '9996620001', code: () => '22222', signal })],
  ['signing a bot in', (client) => client.signInBot('1:a', { signal })],
  ['an upload', (client) => client.upload(new Uint8Array(10), { signal })],
  ['an upload of a file that is not there', (client) => client.upload('/missing', { signal })],
  ['sending', (client) => client.sendDocument('me', new Uint8Array(10), { signal })],
  ['a download', (client, message) => client.download(message, '/missing/a', { signal })],
  ['a download into memory', (client, message) => client.downloadBytes(message, { signal })],
  ['reading', (client, message) => client.read(message, { signal }).next()],
] as [string, (client: NodeClient, message: Parameters<NodeClient['read']>[0]) => Promise<unknown>][]) {
  test(`${name} that is aborted before it starts does nothing`, async (t) => {
    const { dataCenter, client } = await signedIn(t)
    const message = await client.sendDocument('me', new Uint8Array(10))
    const { delivered } = dataCenter.link
    await assert.rejects(start(client, message), reason)
    assert.equal(dataCenter.link.delivered, delivered)
  })
}
