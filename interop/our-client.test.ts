import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { NodeClient } from '@longshore/client/node'
import type { Type } from '@longshore/protocol/schema/api'
import { signInOurs, transports } from './our-client.ts'
import { type RunningServer, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

const MiB = 1024 * 1024
const sizes = [1, 1024, 524_289, 10 * MiB, 10 * MiB + 1, 64 * MiB + 7]

describe('our client in Node over TCP', () => {
  let server: RunningServer
  before(async () => {
    server = await startServer()
  })
  after(async () => {
    await server?.stop()
  })

  for (const [index, transport] of transports.entries()) {
    const name = `${transport.obfuscated ? 'obfuscated ' : ''}${transport.kind}`
    test(`documents of every size go to oneself and to another account over ${name}`, async () => {
      const sender = await signInOurs(server, testAccount(8000 + 2 * index), transport)
      const receiver = await signInOurs(server, testAccount(8001 + 2 * index), transport)
      await receiver.call('account.updateUsername', { username: `our_receiver_${index}` })
      await sender.call('account.updateUsername', { username: `our_sender_${index}` })
      for (const size of sizes) {
        const bytes = randomBytes(size)
        const toMe = await sender.sendDocument('me', bytes, { name: 'mine.bin' })
        assert.equal(hex((await sender.downloadBytes(toMe)).bytes), hex(bytes), `${size} bytes to oneself`)
        await sender.sendDocument(await peerOf(sender, `our_receiver_${index}`), bytes, { name: 'yours.bin' })
        const received = await newestFrom(receiver, `our_sender_${index}`)
        assert.equal(
          hex((await receiver.downloadBytes(received)).bytes),
          hex(bytes),
          `${size} bytes to another`,
        )
      }
      await sender.close()
      await receiver.close()
    })
  }
})

async function peerOf(client: NodeClient, username: string): Promise<Type<'InputPeer'>> {
  const { users } = await client.call('contacts.resolveUsername', { username })
  const [user] = users
  assert.equal(user?._, 'user')
  return { _: 'inputPeerUser', user_id: user.id, access_hash: user.access_hash ?? 0n }
}

async function newestFrom(client: NodeClient, username: string): Promise<Type<'Message'>> {
  const peer = await peerOf(client, username)
  const window = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 1, max_id: 0, min_id: 0, hash: 0n }
  const history = await client.call('messages.getHistory', { peer, ...window })
  const message = 'messages' in history ? history.messages[0] : undefined
  assert.ok(message, `${username} sent something`)
  return message
}

function hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
