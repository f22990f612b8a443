import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pattern } from '../pattern.ts'
import { dialPeer, Harbour } from './peer.ts'
import { startProxy } from './start-proxy.ts'

test('a proxy in a process of its own does the same, and ends', async () => {
  const harbour = await Harbour.open()
  const proxy = await startProxy({ target: { host: '127.0.0.1', port: harbour.port }, seed: 1 })
  const sent = pattern(4, 100_000)
  const client = await dialPeer(proxy.port)
  const server = await harbour.next()
  client.send(sent)
  assert.deepEqual(await server.until(sent.length), sent)
  await proxy.set({ cut: { after: 5, way: 'up', how: 'fin' } })
  client.send(sent)
  assert.equal(await server.ended, 'fin')
  assert.equal(server.received.length, sent.length + 5)
  assert.ok((await proxy.report()).bytes.up > sent.length)
  const another = await dialPeer(proxy.port)
  await harbour.next()
  await proxy.cutAll()
  assert.equal(await another.ended, 'rst')
  await proxy.close()
  await harbour.close()
})
