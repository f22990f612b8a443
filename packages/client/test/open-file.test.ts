import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { seeded } from '@longshore/testing/seeded'
import { type NodeClient, readable } from '../src/node.ts'
import { MemoryDataCenter } from './memory-data-center.ts'
import { randomBytes } from './random-bytes.ts'

const MiB = 1024 * 1024
/** Printed with every failure, as part of the test's name. */
const seed = 20_261_123
const contents = randomBytes(6 * MiB + 77, 1)

async function signedIn(t: TestContext): Promise<{ dataCenter: MemoryDataCenter; client: NodeClient }> {
  const dataCenter = await MemoryDataCenter.open(seed)
  t.after(() => dataCenter.close())
  const client = await dataCenter.signIn(1)
  t.after(() => client.close())
  return { dataCenter, client }
}

test(`a file of the true server is read at any place, verified, seed ${seed}`, async (t) => {
  const { client } = await signedIn(t)
  const message = await client.sendDocument('me', contents, { name: 'a.mp4', mimeType: 'video/mp4' })
  using file = await client.open(message)
  assert.deepEqual([file.size, file.name, file.mimeType], [contents.length, 'a.mp4', 'video/mp4'])
  for (const [position, length] of [
    [0, 1],
    [MiB - 1, 2],
    [5 * MiB, 2 * MiB],
    [contents.length - 1, 1],
  ] as const)
    assert.deepEqual(await file.read(position, length), contents.slice(position, position + length))
  assert.equal(Buffer.compare(await buffer(readable(file)), contents), 0)
})

test(`without hashes the server takes every precise request, seed ${seed}`, async (t) => {
  const { client } = await signedIn(t)
  using file = await client.open(await client.sendDocument('me', contents), { verify: false })
  const random = seeded(seed)
  for (let count = 0; count < 50; count++) {
    const [position, length] = [random(contents.length), random(count % 2 ? 2000 : 700_000)]
    assert.deepEqual(await file.read(position, length), contents.slice(position, position + length))
  }
})

test(`a broken connection is nothing a reader notices, seed ${seed}`, async (t) => {
  const { dataCenter, client } = await signedIn(t)
  using file = await client.open(await client.sendDocument('me', contents))
  let position = 0
  for await (const bytes of file.stream()) {
    assert.equal(Buffer.compare(bytes, contents.subarray(position, position + bytes.length)), 0)
    position += bytes.length
    if (position < 2 * MiB) dataCenter.link.cut()
  }
  assert.equal(position, contents.length)
})

test(`what holds no file cannot be opened, seed ${seed}`, async (t) => {
  const { client } = await signedIn(t)
  await assert.rejects(client.open({ _: 'messageMediaEmpty' }), /there is no file to download in this/)
})
