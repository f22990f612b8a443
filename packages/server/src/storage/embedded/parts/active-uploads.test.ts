import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ActiveUpload, ActiveUploads } from './active-uploads.ts'

const key = (fileId: bigint) => ({ user: 1n, fileId, big: false })

test('an upload in use is the same for all who use it, however many others there are', async () => {
  const uploads = new ActiveUploads(2)
  await uploads.use(key(0n), async (first) => {
    for (let fileId = 1n; fileId < 10n; fileId++) await uploads.use(key(fileId), async () => {})
    await uploads.use(key(0n), async (again) => assert.equal(again, first))
  })
})

test('no more than the limit are kept, those used last', async () => {
  const uploads = new ActiveUploads(2)
  const seen: ActiveUpload[] = []
  for (const fileId of [1n, 2n, 1n, 3n, 1n])
    await uploads.use(key(fileId), async (upload) => void seen.push(upload))
  assert.equal(uploads.size, 2)
  assert.ok(seen[0] === seen[2] && seen[2] === seen[4])
})
