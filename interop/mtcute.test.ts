import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { InputMedia, type Message, type TelegramClient } from '@mtcute/node'
import { mtcute, openMtcute } from './clients/mtcute.ts'
import { sendsDocuments } from './documents.ts'
import { type RunningServer, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

sendsDocuments(mtcute)

describe('mtcute schedules', () => {
  const day = 24 * 3600 * 1000
  const bytes = randomBytes(300_000)
  const inDays = (days: number) => ({ schedule: new Date(Date.now() + days * day) })
  const file = () => InputMedia.document(bytes, { fileName: 'tide-table.bin' })
  let server: RunningServer
  let client: TelegramClient
  before(async () => {
    server = await startServer()
    client = await openMtcute(server, testAccount(90))
  })
  after(async () => {
    await client?.destroy()
    await server.stop()
  })

  test('a file for a day within a year, which waits with its bytes and can be sent before', async () => {
    const { id } = await client.sendMedia('me', file(), inDays(300))
    assert.equal((await client.getHistory('me', { limit: 1 })).length, 0)
    const [waiting] = await client.getScheduledMessages('me', [id])
    assert.deepEqual(await fetched(waiting), bytes)
    await client.sendScheduled('me', [id])
    const [sent] = await client.getHistory('me', { limit: 1 })
    assert.deepEqual(await fetched(sent), bytes)
  })

  test('nothing for a day beyond that', () =>
    assert.rejects(client.sendMedia('me', file(), inDays(400)), /SCHEDULE_DATE_TOO_LATE/))

  async function fetched(message: Message | null | undefined): Promise<Buffer> {
    if (message?.media?.type !== 'document') throw new Error(`it came as ${message?.media?.type}`)
    return Buffer.from(await client.downloadAsBuffer(message.media))
  }
})
