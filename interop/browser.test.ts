import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { WebClient } from '@longshore/client/web'
import type { Type } from '@longshore/protocol/schema/api'
import { type Browser, chromium, type Page } from 'playwright-core'
import { serveSources } from './browser/serve-sources.ts'
import { type RunningServer, startServer } from './server.ts'

const MiB = 1024 * 1024
const sizes = [1, 1024, 524_289, 10 * MiB, 10 * MiB + 1, 64 * MiB + 7]
const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const skip = executablePath ? false : 'no Chromium on this machine'

describe('our client in headless Chromium over WebSocket', { skip }, () => {
  let server: RunningServer
  let sources: { url: string; close(): void }
  let browser: Browser
  let page: Page

  before(async () => {
    server = await startServer()
    sources = await serveSources()
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    })
    page = await browser.newPage()
    page.on('pageerror', (error) => console.error(`page: ${error.message}`))
    await page.goto(sources.url)
    await page.waitForFunction(() => document.title === 'ready')
    const { host, port, dcId, publicKey } = server
    await page.evaluate(signInTwo, { host, port, dcId, publicKey })
  })
  after(async () => {
    await browser?.close()
    sources?.close()
    await server?.stop()
  })

  for (const size of sizes) {
    for (const to of ['me', 'other'] as const) {
      const place = to === 'me' ? 'Saved Messages' : 'another account'
      test(`a document of ${size} bytes goes to ${place} and comes out there`, async () => {
        const { sent, fetched } = await page.evaluate(sendAndFetch, { size, to })
        assert.equal(fetched.length, size)
        assert.equal(fetched.sha256, sent)
      })
    }
  }
})

/** What the page's functions below see: the client module that the page loaded, and what they leave for each other. */
interface PageGlobals {
  longshore: typeof import('@longshore/client/web')
  sender: WebClient
  receiver: WebClient
}

async function signInTwo(server: {
  host: string
  port: number
  dcId: number
  publicKey: string
}): Promise<void> {
  const page = globalThis as unknown as PageGlobals
  const signIn = async (phone: string) => {
    const client = await page.longshore.connect({
      dcs: [{ id: server.dcId, host: server.host, port: server.port }],
      publicKeys: [server.publicKey],
      apiId: 1,
      apiHash: 'x',
    })
    await client.signIn({ phone, code: async () => '33333' })
    return client
  }
  page.sender = await signIn('9996630001')
  page.receiver = await signIn('9996630002')
  await page.sender.call('account.updateUsername', { username: 'page_sender' })
  await page.receiver.call('account.updateUsername', { username: 'page_receiver' })
}

/** Runs in the page. */
async function sendAndFetch({ size, to }: { size: number; to: 'me' | 'other' }): Promise<{
  sent: string
  fetched: { length: number; sha256: string }
}> {
  const { sender, receiver } = globalThis as unknown as PageGlobals
  const sha256 = async (bytes: Uint8Array) => {
    const digest = await globalThis.crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
  const peerOf = async (client: WebClient, username: string): Promise<Type<'InputPeer'>> => {
    const { users } = await client.call('contacts.resolveUsername', { username })
    const [user] = users
    if (user?._ !== 'user') throw new Error(`${username} is nobody`)
    return { _: 'inputPeerUser', user_id: user.id, access_hash: user.access_hash ?? 0n }
  }
  const newest = async (client: WebClient, username: string) => {
    const peer = await peerOf(client, username)
    const page = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 1, max_id: 0, min_id: 0, hash: 0n }
    const history = await client.call('messages.getHistory', { peer, ...page })
    const message = 'messages' in history ? history.messages[0] : undefined
    if (!message) throw new Error(`${username} sent nothing`)
    return message
  }
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 65_536) globalThis.crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  const peer = to === 'me' ? 'me' : await peerOf(sender, 'page_receiver')
  const sent = await sender.sendDocument(peer, bytes, { name: 'page.bin' })
  const { bytes: fetched } =
    to === 'me'
      ? await sender.downloadBytes(sent)
      : await receiver.downloadBytes(await newest(receiver, 'page_sender'))
  return { sent: await sha256(bytes), fetched: { length: fetched.length, sha256: await sha256(fetched) } }
}
