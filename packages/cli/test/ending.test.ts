import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, connect as dial, type Socket } from 'node:net'
import { test } from 'node:test'
import { connect, type NodeClient } from '@longshore/client/node'
import { Stranger, stop } from './longshore.ts'

const MiB = 2 ** 20

interface Info {
  readonly dcs: readonly { id: number; host: string; port: number }[]
  readonly publicKeys: readonly string[]
}

for (const flags of [[], ['--workers', '2']])
  test(`SIGTERM ends a server in ten seconds when a client reads nothing, with 0, and keeps what it acknowledged ${flags.join(' ')}`, async () => {
    await using opened = new AsyncDisposableStack()
    const someone = opened.use(await Stranger.arrive())
    const server = await someone.serve('--test-accounts', ...flags)
    const info: Info = JSON.parse(await someone.do('me', ['info', '--data', 'data', '--json']))
    const deaf = await deafTo(server.port)
    opened.defer(() => deaf.close())
    const client = await signedIn({
      ...info,
      dcs: [{ ...info.dcs[0], id: 2, host: '127.0.0.1', port: deaf.port }],
    })
    // It goes on asking until its own process ends.
    opened.defer(() => void client.close().catch(() => {}))
    const bytes = randomBytes(8 * MiB)
    const message = await client.sendDocument({ _: 'inputPeerSelf' }, bytes, { name: 'large.bin' })
    deaf.stopReading()
    for (let times = 0; times < 4; times++) void client.downloadBytes(message).catch(() => {})
    const acknowledged = await uploadedBy(info)
    await deaf.isFull()
    const askedAt = performance.now()
    assert.equal(await stop(server.child), 0)
    assert.ok(performance.now() - askedAt < 10_000, `it took ${performance.now() - askedAt} ms`)

    const next = await someone.serve('--test-accounts', ...flags)
    const info2: Info = JSON.parse(await someone.do('me', ['info', '--data', 'data', '--json']))
    await using again = await signedIn(info2, '9996620002')
    const found = await again.call('messages.getMessages', {
      id: [{ _: 'inputMessageID', id: acknowledged }],
    })
    assert.match(
      JSON.stringify(found, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
      /kept\.bin/,
    )
    assert.equal(await stop(next.child), 0)
  })

async function signedIn(info: Info, phone = '9996620001'): Promise<NodeClient> {
  const client = await connect({ ...info, apiId: 1, apiHash: 'x' })
  await client.signIn({ phone, code: () => '22222' })
  return client
}

async function uploadedBy(info: Info): Promise<number> {
  await using client = await signedIn(info, '9996620002')
  return (await client.sendDocument({ _: 'inputPeerSelf' }, randomBytes(1000), { name: 'kept.bin' })).id
}

/** Stands between a client and a server, and after a while takes nothing any more of what the server sends. */
async function deafTo(port: number) {
  const links: { client: Socket; server: Socket }[] = []
  let isDeaf = false
  const between = createServer({ allowHalfOpen: true }, (client) => {
    const server = dial({ port, host: '127.0.0.1', allowHalfOpen: true })
    links.push({ client, server })
    for (const socket of [client, server]) socket.on('error', () => {})
    client.pipe(server)
    server.on('data', (chunk) => {
      if (isDeaf) server.pause()
      client.write(chunk)
    })
  }).listen(0, '127.0.0.1')
  await once(between, 'listening')
  const address = between.address()
  assert.ok(address && typeof address === 'object')
  const received = (): number => links.reduce((sum, { server }) => sum + server.bytesRead, 0)
  return {
    port: address.port,
    stopReading: () => {
      isDeaf = true
      for (const { server } of links) server.pause()
    },
    /** Nothing has come for a while, though much was asked for. */
    isFull: async () => {
      for (let last = -1; last !== received(); ) {
        last = received()
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    },
    close: () => {
      for (const { client, server } of links) for (const socket of [client, server]) socket.destroy()
      between.close()
    },
  }
}
