import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect as dial, type Socket } from 'node:net'
import { suite, test } from 'node:test'
import { ConnectionError, connect, type NodeClient } from '@longshore/client/node'
import { type Server, Stranger, stop } from './longshore.ts'

const MiB = 2 ** 20
const DESCRIPTORS = 256
const skip = process.platform === 'linux' ? false : 'there is no /proc to see the table of another process in'

interface Info {
  readonly dcs: readonly { id: number; host: string; port: number }[]
  readonly publicKeys: readonly string[]
}

suite('a server whose table of descriptors is used up', { skip }, () => {
  for (const flags of [[], ['--workers', '2']]) {
    test(`refuses connections, not answers${flags.length > 0 ? ', with workers, too' : ''}`, async () => {
      await using someone = await Stranger.arrive()
      const server = await someone.serveWith({ descriptors: DESCRIPTORS }, '--test-accounts', ...flags)
      const info: Info = JSON.parse(await someone.do('me', ['info', '--data', 'data', '--json']))
      await using client = await signedIn(info, '9996627001')
      await using other = await connect({ ...info, apiId: 1, apiHash: 'x' })
      // So that all connections are open that it sends and fetches over.
      await worksFor(client)

      const crowd = await fillUp(server)
      assert.ok(crowd.refused > 0, 'some are refused')
      assert.ok(crowd.inside.length > DESCRIPTORS / 4, `${crowd.inside.length} are not`)
      assert.ok(descriptorsOf(server) < DESCRIPTORS, `${descriptorsOf(server)} are in use`)
      await worksFor(client)
      await other.signIn({ phone: '9996627002', code: () => '22222' })
      await other.call('messages.getDialogs', allDialogs)

      for (const socket of crowd.inside) socket.destroy()
      await using newcomer = await whenLetIn(() => signedIn(info, '9996627003'))
      await worksFor(newcomer)
      await stop(server.child)
      const told = (await server.errors.whole) + (await server.output.whole)
      assert.match(told, /connections are refused/)
      assert.doesNotMatch(told, /EMFILE/)
    })
  }
})

const allDialogs = {
  offset_date: 0,
  offset_id: 0,
  offset_peer: { _: 'inputPeerEmpty' },
  limit: 20,
  hash: 0n,
} as const

async function signedIn(info: Info, phone: string): Promise<NodeClient> {
  const client = await connect({ ...info, apiId: 1, apiHash: 'x' })
  await client.signIn({ phone, code: () => '22222' })
  return client
}

/** The server needs a moment to see that others have gone. */
async function whenLetIn(come: () => Promise<NodeClient>): Promise<NodeClient> {
  for (let left = 100; ; left--) {
    try {
      return await come()
    } catch (error) {
      if (left === 0 || !(error instanceof ConnectionError)) throw error
    }
  }
}

/** Many files at once, small and large, sent and fetched. */
async function worksFor(client: NodeClient): Promise<void> {
  const files = Array.from({ length: 12 }, (_, index) => randomBytes(index % 3 === 0 ? 3 * MiB : 40_000))
  const messages = await Promise.all(
    files.map((bytes, index) => client.sendDocument('me', bytes, { name: `${index}.bin`, dedupe: false })),
  )
  const fetched = await Promise.all(messages.map((message) => client.downloadBytes(message)))
  for (const [index, { bytes }] of fetched.entries()) assert.ok(files[index]?.equals(bytes))
}

/** Opens more connections than there are descriptors, each of which says a little so that it is let in. */
async function fillUp({ port }: Server): Promise<{ inside: Socket[]; refused: number }> {
  const sockets = await Promise.all(Array.from({ length: 2 * DESCRIPTORS }, () => knock(port)))
  await new Promise((resolve) => setTimeout(resolve, 500))
  const inside = sockets.filter((socket) => !socket.destroyed)
  return { inside, refused: sockets.length - inside.length }
}

async function knock(port: number): Promise<Socket> {
  const socket = dial(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.on('data', () => {})
  await Promise.race([once(socket, 'connect'), once(socket, 'close')])
  socket.write(Buffer.from([0xee, 0xee, 0xee, 0xee, 0x40, 0, 0, 0]))
  return socket
}

function descriptorsOf({ child }: Server): number {
  return readdirSync(`/proc/${child.pid}/fd`).length
}
