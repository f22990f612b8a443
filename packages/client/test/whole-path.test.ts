import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { ClientEvent } from '../src/events.ts'
import type { ConnectOptions } from '../src/options.ts'
import { MemoryDataCenter } from './memory-data-center.ts'
import { randomBytes } from './random-bytes.ts'

const KiB = 1024
const MiB = 1024 * KiB

/** Printed with every failure, as part of the test's name. */
const seed = 20_240_613

async function opened(t: TestContext, ownSeed = seed): Promise<MemoryDataCenter> {
  const dataCenter = await MemoryDataCenter.open(ownSeed)
  t.after(() => dataCenter.close())
  return dataCenter
}

async function signedIn(t: TestContext, dataCenter: MemoryDataCenter, options?: Partial<ConnectOptions>) {
  const client = await dataCenter.signIn(1, options)
  t.after(() => client.close())
  return client
}

/** A stream in chunks that fit no part. */
async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += 99_991) yield bytes.subarray(offset, offset + 99_991)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const transports = [
  { transport: 'abridged', obfuscated: false },
  { transport: 'intermediate', obfuscated: false },
  { transport: 'padded', obfuscated: false },
  { transport: 'full', obfuscated: false },
  { transport: 'abridged', obfuscated: true },
  { transport: 'intermediate', obfuscated: true },
  { transport: 'padded', obfuscated: true },
] as const

for (const [number, options] of transports.entries()) {
  const name = `${options.obfuscated ? 'obfuscated ' : ''}${options.transport}`
  test(`${name}: sign in, upload, send, download and ranges, cut by seed ${seed + number}`, async (t) => {
    const dataCenter = await opened(t, seed + number)
    const client = await signedIn(t, dataCenter, options)
    const small = randomBytes(700_001, number)
    const big = randomBytes(MiB, number + 100)

    const known = await client.sendDocument('me', small, { name: 'small.bin' })
    const unknown = await client.sendDocument('me', inChunks(big), { name: 'big.bin' })
    assert.equal(sha256((await client.downloadBytes(known)).bytes), sha256(small))
    assert.equal(sha256((await client.downloadBytes(unknown)).bytes), sha256(big))
    for (const range of [{ start: 1, end: 2 }, { start: 524_287, end: 524_290 }, { start: 700_000 }]) {
      const { bytes } = await client.downloadBytes(known, { range })
      assert.deepEqual(bytes, small.slice(range.start, range.end))
    }
    assert.ok(dataCenter.link.delivered > 50, 'the bytes came in many pieces')
  })
}

for (const size of [1, 1024, 512 * KiB, 512 * KiB + 1, 10 * MiB, 10 * MiB + 1]) {
  test(`${size} bytes, of a file and of a stream, cut by seed ${seed + size}`, async (t) => {
    const client = await signedIn(t, await opened(t, seed + size))
    const bytes = randomBytes(size, size)
    for (const input of [bytes, inChunks(bytes)]) {
      const message = await client.sendDocument('me', input)
      assert.equal(sha256((await client.downloadBytes(message)).bytes), sha256(bytes))
    }
  })
}

test(`the other account downloads what it was sent, seed ${seed}`, async (t) => {
  const dataCenter = await opened(t)
  const ada = await signedIn(t, dataCenter)
  const bob = await dataCenter.signIn(2)
  t.after(() => bob.close())
  const arrived = new Promise<Parameters<typeof bob.downloadBytes>[0]>((resolve) => {
    bob.onUpdates((updates) => {
      if (updates._ !== 'updates') return
      for (const update of updates.updates)
        if (update._ === 'updateNewMessage' && update.message._ === 'message') resolve(update.message)
    })
  })
  // Updates go to sessions that have asked for their state.
  await bob.call('updates.getState', {})
  const { users } = await ada.call('contacts.resolvePhone', { phone: '9996620002' })
  const [user] = users
  assert.ok(user?._ === 'user' && user.access_hash !== undefined)
  const bytes = randomBytes(123_457, 1)
  const peer = { _: 'inputPeerUser', user_id: user.id, access_hash: user.access_hash } as const
  await ada.sendDocument(peer, bytes)
  assert.deepEqual((await bob.downloadBytes(await arrived)).bytes, new Uint8Array(bytes))
})

test(`what the server has of an account is sent to it once, and for another account again, seed ${seed}`, async (t) => {
  const dataCenter = await opened(t)
  const ada = await signedIn(t, dataCenter)
  const bob = await dataCenter.signIn(2)
  t.after(() => bob.close())
  const bytes = randomBytes(300_000, 1)
  bytes.set(new TextEncoder().encode('GIF89a'))
  const file = new File([bytes], 'wave.gif', { type: 'image/gif' })
  // As a file it stays the GIF that it is.
  const forceFile = true
  const idOf = async (message: Promise<Constructor<'message'>>) => {
    const { media } = await message
    assert.ok(media?._ === 'messageMediaDocument')
    return media.document?.id
  }

  const first = await idOf(ada.sendDocument('me', file, { forceFile }))
  assert.equal(await idOf(ada.sendDocument('me', file, { forceFile })), first)
  assert.notEqual(await idOf(ada.sendDocument('me', file, { forceFile, dedupe: false })), first)
  const attributes = [{ _: 'documentAttributeImageSize', w: 1, h: 1 } as const]
  const described = await idOf(ada.sendDocument('me', file, { forceFile, attributes }))
  assert.notEqual(described, first)
  assert.notEqual(await idOf(bob.sendDocument('me', file, { forceFile })), described)
})

test(`an abort in the middle of an upload and of a download, and the client goes on, seed ${seed}`, async (t) => {
  const client = await signedIn(t, await opened(t))
  const bytes = randomBytes(6 * MiB, 1)
  const reason = new Error('enough')
  const upload = new AbortController()
  await assert.rejects(
    client.upload(bytes, { signal: upload.signal, onProgress: () => upload.abort(reason), window: MiB }),
    reason,
  )
  const message = await client.sendDocument('me', bytes)
  const download = new AbortController()
  await assert.rejects(
    client.downloadBytes(message, { signal: download.signal, onProgress: () => download.abort(reason) }),
    reason,
  )
  assert.equal(sha256((await client.downloadBytes(message)).bytes), sha256(bytes))
})

for (const [name, interrupt] of [
  ['the connections break', (dataCenter: MemoryDataCenter) => dataCenter.link.cut()],
  ['the server starts anew', (dataCenter: MemoryDataCenter) => dataCenter.restart()],
] as const) {
  for (const [known, input] of [
    ['a file', (bytes: Uint8Array) => bytes],
    ['a stream', inChunks],
  ] as const) {
    test(`${name} in the middle of ${known} going up and coming down, seed ${seed}`, async (t) => {
      const dataCenter = await opened(t)
      const client = await signedIn(t, dataCenter)
      const events: ClientEvent[] = []
      client.onEvent((event) => events.push(event))
      const bytes = randomBytes(5 * MiB + 11, 1)
      let interrupting = Promise.resolve<void>(undefined)
      let steps = 0
      const onProgress = () => {
        if (++steps % 3 === 1) interrupting = interrupting.then(() => interrupt(dataCenter))
      }
      const message = await client.sendDocument('me', input(bytes), { onProgress, window: MiB })
      const downloaded = await client.downloadBytes(message, { onProgress, window: MiB })
      await interrupting
      assert.equal(sha256(downloaded.bytes), sha256(bytes))
      const lost = events.filter((event) => event.type === 'connection' && event.state === 'disconnected')
      assert.ok(lost.length >= 4, `${lost.length} connections were lost`)
      const sent = await client.call('messages.getHistory', {
        peer: { _: 'inputPeerSelf' },
        offset_id: 0,
        offset_date: 0,
        add_offset: 0,
        limit: 100,
        max_id: 0,
        min_id: 0,
        hash: 0n,
      })
      assert.equal('messages' in sent && sent.messages.length, 1)
    })
  }
}
