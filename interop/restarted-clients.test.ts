import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { test } from 'node:test'
import { MemoryStorage } from '@mtcute/node'
import { openMtcute } from './clients/mtcute.ts'
import { signInOurs } from './our-client.ts'
import { type ServerAddress, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

/** Texts that are under way when the server is killed, and more after it. */
const TEXTS = 30

interface Speaker {
  say(text: string): Promise<unknown>
  /** The newest texts of the own dialog. */
  said(): Promise<string[]>
  close(): Promise<void>
}

const speakers: Readonly<Record<string, (server: ServerAddress) => Promise<Speaker>>> = {
  'our client': async (server) => {
    const client = await signInOurs(server, testAccount(7700))
    const peer = { _: 'inputPeerSelf' } as const
    const window = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 100, max_id: 0, min_id: 0, hash: 0n }
    let ids = 1n
    return {
      say: (message) => client.call('messages.sendMessage', { peer, message, random_id: ids++ }),
      said: async () => {
        const history = await client.call('messages.getHistory', { peer, ...window })
        assert.ok('messages' in history)
        return history.messages.flatMap((message) => (message._ === 'message' ? [message.message] : []))
      },
      close: () => client.close(),
    }
  },
  mtcute: (server) => openSpeaker(server, 7701, false),
  'mtcute with temporary keys': (server) => openSpeaker(server, 7702, true),
}

async function openSpeaker(server: ServerAddress, number: number, usePfs: boolean): Promise<Speaker> {
  const options = { storage: new MemoryStorage(), usePfs, logLevel: 0 }
  const client = await openMtcute(server, testAccount(number), 'intermediate', options)
  return {
    say: (text) => client.sendText('me', text),
    said: async () => (await client.getHistory('me', { limit: 100 })).map(({ text }) => text),
    close: () => client.destroy(),
  }
}

for (const [form, flags] of [
  ['one process', ['--test-accounts']],
  ['two workers', ['--test-accounts', '--workers', '2']],
] as const)
  for (const [name, open] of Object.entries(speakers))
    test(`${name} goes on after a kill of ${form}: what was under way is said once`, async () => {
      let server = await startServer({ flags })
      try {
        const speaker = await open(server)
        await speaker.say('the first')
        const texts = Array.from({ length: TEXTS }, (_, index) => `text ${index}`)
        const saying = texts.slice(0, TEXTS / 2).map((text) => speaker.say(text))
        await server.kill()
        saying.push(...texts.slice(TEXTS / 2).map((text) => speaker.say(text)))
        server = await startServer({ data: server.data, port: server.port, flags })
        await Promise.all(saying)
        assert.deepEqual((await speaker.said()).sort(), ['the first', ...texts].sort())
        await speaker.close()
      } finally {
        await server.stop()
        await rm(server.data, { recursive: true, force: true })
      }
    })
