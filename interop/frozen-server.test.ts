import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { NodeClient } from '@longshore/client/node'
import { signInOurs } from './our-client.ts'
import { messagesNamed } from './sent-messages.ts'
import { type RunningServer, startServer } from './server.ts'

const MiB = 1024 * 1024
/** Milliseconds; a line on which nothing is heard is given up after 10 s. */
const frozenFor = 13_000

let server: RunningServer
let client: NodeClient
before(async () => {
  server = await startServer()
  client = await signInOurs(server)
})
after(async () => {
  await client?.close()
  await server?.stop()
})

test('a server that stands still for longer than lines are waited for, and goes on: so do transfers both ways', {
  timeout: 60_000,
}, async () => {
  const [known, fresh] = [randomBytes(20 * MiB), randomBytes(20 * MiB)]
  const message = await client.sendDocument('me', known, { name: 'known.bin' })
  client.transfers.limitRate(10 * MiB)
  const middle = Promise.withResolvers<void>()
  const uploading = client.sendDocument('me', fresh, {
    name: 'fresh.bin',
    onProgress: ({ transferred }) => {
      if (transferred > 5 * MiB) middle.resolve()
    },
  })
  const downloading = client.downloadBytes(message)
  await middle.promise
  await frozen()
  const [sent, received] = await Promise.all([uploading, downloading])
  assert.equal(sha256(received.bytes), sha256(known))
  assert.equal(sha256((await client.downloadBytes(sent)).bytes), sha256(fresh))
  assert.equal((await messagesNamed(client, 'fresh.bin')).length, 1)
  assert.ok(client.transfers.stats('upload').repeats > 0, 'lines were given up')
})

async function frozen(): Promise<void> {
  process.kill(server.pid, 'SIGSTOP')
  try {
    await setTimeout(frozenFor)
  } finally {
    process.kill(server.pid, 'SIGCONT')
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
