import assert from 'node:assert/strict'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { test } from 'node:test'
import type { NodeClient } from '@longshore/client/node'
import type { Type } from '@longshore/protocol/schema/api'
import { signInOurs } from './our-client.ts'
import { startServer } from './server.ts'

/** `LONGSHORE_KILLS=500 npm run interop -- interop/kill.test.ts` kills more often. */
const kills = Number(process.env.LONGSHORE_KILLS ?? 50)
const PART = 16 * 1024
const PARTS = 160

test(`kill -9 of the server at ${kills} random moments loses no acknowledged part and corrupts no finished file`, async () => {
  let server = await startServer()
  let client = await signInOurs(server)
  const finished = new Map<string, Type<'Message'>>()
  let acknowledgedBeforeKills = 0
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const bytes = randomBytes(PART * PARTS - randomInt(PART))
      const upload = {
        client,
        fileId: randomBytes(8).readBigInt64LE(),
        bytes,
        acknowledged: new Set<number>(),
      }
      // The moment is a number of acknowledged parts and a short time after it: anywhere in the upload, its finish too.
      await uploadUntil(upload, randomInt(PARTS + 1), () => server.kill())
      acknowledgedBeforeKills += upload.acknowledged.size
      await client.close()
      server = await startServer({ data: server.data, port: server.port })
      client = await signInOurs(server)
      const missing = [...Array(PARTS).keys()].filter((index) => !upload.acknowledged.has(index))
      for (const index of missing) await savePart({ ...upload, client }, index)
      const message = await finish({ ...upload, client })
      finished.set(sha256(bytes), message)
      await assertIntact(client, [...finished].slice(-2))
    }
    await assertIntact(client, [...finished])
    assert.ok(acknowledgedBeforeKills > kills * 10, 'the kills came while parts were being acknowledged')
  } finally {
    await client.close()
    await server.stop()
    await rm(server.data, { recursive: true, force: true })
  }
})

interface Upload {
  readonly client: NodeClient
  readonly fileId: bigint
  readonly bytes: Buffer
  readonly acknowledged: Set<number>
}

/** Eight parts are under way at any moment; after so many acknowledged the server is killed, whatever it is doing. */
async function uploadUntil(
  upload: Upload,
  acknowledgements: number,
  kill: () => Promise<void>,
): Promise<void> {
  const isDead = Promise.withResolvers<void>()
  let isKilled = false
  let next = 0
  const killOnce = (): void => {
    if (isKilled) return
    isKilled = true
    kill().then(isDead.resolve, isDead.reject)
  }
  const worker = async (): Promise<void> => {
    while (next < PARTS && !isKilled) {
      if (upload.acknowledged.size >= acknowledgements) return killOnce()
      const index = next
      next += 1
      await savePart(upload, index).catch(() => {})
    }
  }
  // The last parts acknowledged, the kill falls somewhere into the finishing of the file.
  const workers = Promise.all(Array.from({ length: 8 }, worker)).then(() => {
    if (isKilled) return
    finish(upload).catch(() => {})
    setImmediate(killOnce)
  })
  // Workers whose server is gone would wait for it: the kill ends the round.
  await Promise.race([isDead.promise, workers.then(() => isDead.promise)])
}

async function savePart({ client, fileId, bytes, acknowledged }: Upload, index: number): Promise<void> {
  const part = bytes.subarray(index * PART, (index + 1) * PART)
  const request = { file_id: fileId, file_part: index, file_total_parts: PARTS, bytes: part }
  if (await client.call('upload.saveBigFilePart', request)) acknowledged.add(index)
}

async function finish({ client, fileId }: Upload): Promise<Type<'Message'>> {
  const updates = await client.call('messages.sendMedia', {
    peer: { _: 'inputPeerSelf' },
    media: {
      _: 'inputMediaUploadedDocument',
      file: { _: 'inputFileBig', id: fileId, parts: PARTS, name: 'killed.bin' },
      mime_type: 'application/octet-stream',
      attributes: [{ _: 'documentAttributeFilename', file_name: 'killed.bin' }],
    },
    message: '',
    random_id: randomBytes(8).readBigInt64LE(),
  })
  assert.equal(updates._, 'updates')
  for (const update of updates.updates) if (update._ === 'updateNewMessage') return update.message
  throw new Error('no message was sent')
}

async function assertIntact(client: NodeClient, files: [string, Type<'Message'>][]): Promise<void> {
  for (const [hash, message] of files) {
    const { sha256: found } = await client.downloadBytes(message)
    assert.equal(Buffer.from(found).toString('hex'), hash)
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
