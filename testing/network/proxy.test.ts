import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { FakeTime, settle } from '../fake-time.ts'
import { pattern } from '../pattern.ts'
import { dialPeer, Harbour, type Peer } from './peer.ts'
import { type Faults, type NetworkProxy, openProxy } from './proxy.ts'

interface Net {
  readonly proxy: NetworkProxy
  readonly harbour: Harbour
  readonly time: FakeTime
  /** A connection's client and server. */
  connect(): Promise<[client: Peer, server: Peer]>
}

async function netOf(context: TestContext, faults: Faults, seed = 1): Promise<Net> {
  const harbour = await Harbour.open()
  const time = new FakeTime()
  const target = { host: '127.0.0.1', port: harbour.port }
  const proxy = await openProxy({ target, seed, faults, clock: time.clock, timers: time })
  context.after(async () => {
    await proxy.close()
    await harbour.close()
  })
  const connect = async (): Promise<[Peer, Peer]> => {
    const client = await dialPeer(proxy.port)
    return [client, await harbour.next()]
  }
  return { proxy, harbour, time, connect }
}

const sent = pattern(9, 300_000)
const answer = pattern(10, 200_000)

test('without faults everything arrives, and an end arrives as an end', async (context) => {
  const { proxy, connect } = await netOf(context, {})
  const [client, server] = await connect()
  client.send(sent)
  server.send(answer)
  assert.deepEqual(await server.until(sent.length), sent)
  assert.deepEqual(await client.until(answer.length), answer)
  assert.deepEqual(proxy.bytes, { up: sent.length, down: answer.length })
  assert.equal(proxy.connections, 1)
  client.socket.end()
  assert.equal(await server.ended, 'fin')
  server.send(answer)
  await client.until(2 * answer.length)
  server.socket.end()
  assert.equal(await client.ended, 'fin')
  await untilNone(proxy)
  assert.deepEqual(proxy.happened, {})
})

test('a reset arrives as a reset, from both sides', async (context) => {
  const { proxy, connect } = await netOf(context, {})
  const [client, server] = await connect()
  server.socket.resetAndDestroy()
  assert.equal(await client.ended, 'rst')
  const [other, otherServer] = await connect()
  other.socket.resetAndDestroy()
  assert.equal(await otherServer.ended, 'rst')
  await untilNone(proxy)
})

test('a client of a server that is not there is reset', async () => {
  const harbour = await Harbour.open()
  const { port } = harbour
  await harbour.close()
  const proxy = await openProxy({ target: { host: '127.0.0.1', port }, seed: 1 })
  const client = await dialPeer(proxy.port)
  assert.equal(await client.ended, 'rst')
  await proxy.close()
})

test('a delay holds back both directions', async (context) => {
  const { time, connect } = await netOf(context, { delay: 40 })
  const [client, server] = await connect()
  client.send(Uint8Array.of(1))
  server.send(Uint8Array.of(2))
  await settled()
  time.advance(39)
  await settled()
  assert.deepEqual([server.received.length, client.received.length], [0, 0])
  time.advance(1)
  assert.deepEqual([...(await server.until(1)), ...(await client.until(1))], [1, 2])
})

describe('a cut', () => {
  for (const how of ['fin', 'rst'] as const) {
    test(`by ${how} ends both sides after exactly so many bytes`, async (context) => {
      const { proxy, connect } = await netOf(context, { cut: { after: 1000, way: 'up', how } })
      const [client, server] = await connect()
      client.send(sent.subarray(0, 5000))
      assert.equal(await server.ended, how)
      assert.equal(await client.ended, how)
      // A reset may overtake what the receiver has not read.
      if (how === 'fin') assert.deepEqual(server.received, sent.subarray(0, 1000))
      else assert.ok(server.received.length <= 1000)
      assert.deepEqual(proxy.happened, { cut: 1 })
    })
  }

  test('comes where the seed says, on each connection elsewhere', async (context) => {
    const run = async (seed: number) => {
      const faults: Faults = { cut: { after: [1, 100_000], way: 'up', how: 'fin' } }
      const { connect } = await netOf(context, faults, seed)
      const places: number[] = []
      for (let connection = 0; connection < 4; connection++) {
        const [client, server] = await connect()
        client.send(sent)
        await server.ended
        places.push(server.received.length)
      }
      return places
    }
    const places = await run(7)
    assert.equal(new Set(places).size, 4)
    assert.deepEqual(await run(7), places)
    assert.notDeepEqual(await run(8), places)
  })

  test('befalls the share of connections it is to befall', async (context) => {
    const { proxy, connect } = await netOf(context, { cut: { after: 1, way: 'up', how: 'rst', chance: 0.5 } })
    let whole = 0
    for (let connection = 0; connection < 20; connection++) {
      const [client, server] = await connect()
      client.send(sent.subarray(0, 10))
      if (await Promise.race([server.until(10), client.ended.then(() => undefined)])) whole++
    }
    assert.equal(proxy.happened.cut, 20 - whole)
    assert.ok(whole > 4 && whole < 16, `${whole} of 20 stayed`)
  })
})

describe('a stall', () => {
  test('stops both directions for a while, again and again', async (context) => {
    const { proxy, time, connect } = await netOf(context, { stall: { after: 100, for: 1000 } })
    const [client, server] = await connect()
    server.send(answer.subarray(0, 150))
    await client.until(100)
    client.send(Uint8Array.of(1))
    await settled()
    assert.deepEqual([client.received.length, server.received.length], [100, 0])
    time.advance(1000)
    assert.deepEqual([...(await server.until(1))], [1])
    assert.deepEqual(await client.until(150), answer.subarray(0, 150))
    assert.equal(proxy.happened.stall, 1)
    // What passed during the stall counted: 50 bytes.
    server.send(answer.subarray(150, 400))
    await client.until(250)
    await settled()
    assert.deepEqual([client.received.length, proxy.happened.stall], [250, 2])
  })

  test('in one direction leaves the other alone, and lasts for ever unless told otherwise', async (context) => {
    const { proxy, time, connect } = await netOf(context, { stall: { after: 10, way: 'up' } })
    const [client, server] = await connect()
    client.send(sent)
    server.send(answer)
    assert.deepEqual(await client.until(answer.length), answer)
    await server.until(10)
    time.advance(10_000_000)
    await settled()
    assert.equal(server.received.length, 10)
    proxy.set({})
    assert.deepEqual(await server.until(sent.length), sent)
  })
})

test('corruption turns single bits over, at places the seed says', async (context) => {
  const run = async (seed: number) => {
    const { proxy, connect } = await netOf(context, { corrupt: { every: 10_000, way: 'up' } }, seed)
    const [client, server] = await connect()
    client.send(sent)
    server.send(answer)
    assert.deepEqual(await client.until(answer.length), answer)
    const wrong = differences(await server.until(sent.length), sent)
    assert.equal(proxy.happened.corrupt, wrong.length)
    assert.ok(wrong.length > 10)
    return wrong
  }
  const places = await run(1)
  assert.deepEqual(await run(1), places)
  assert.notDeepEqual(await run(2), places)
})

test('swallowed answers never come, and then the connection is reset', async (context) => {
  const { proxy, time, connect } = await netOf(context, { swallow: { after: 100, for: 500 } })
  const [client, server] = await connect()
  server.send(answer.subarray(0, 300))
  client.send(sent)
  assert.deepEqual(await server.until(sent.length), sent)
  await client.until(100)
  server.send(answer)
  await settled()
  assert.equal(client.received.length, 100)
  time.advance(500)
  assert.deepEqual([await client.ended, await server.ended], ['rst', 'rst'])
  assert.equal(proxy.happened.swallow, 1)
})

test('a half-close ends one direction, the other goes on', async (context) => {
  const { connect } = await netOf(context, { halfClose: { after: 50, way: 'up' } })
  const [client, server] = await connect()
  client.send(sent)
  assert.equal(await server.ended, 'fin')
  assert.deepEqual(server.received, sent.subarray(0, 50))
  server.send(answer)
  assert.deepEqual(await client.until(answer.length), answer)
})

test('late bytes of an old connection arrive after those of the next one', async (context) => {
  const { proxy, time, connect } = await netOf(context, { late: { after: 100, bytes: 50, by: 200 } })
  const [client, server] = await connect()
  client.send(sent.subarray(0, 500))
  assert.equal(await client.ended, 'rst')
  await server.until(100)
  const [next, nextServer] = await connect()
  next.send(sent.subarray(0, 20))
  await nextServer.until(20)
  await settled()
  assert.equal(server.received.length, 100)
  time.advance(200)
  assert.equal(await server.ended, 'fin')
  assert.deepEqual(server.received, sent.subarray(0, 150))
  assert.equal(proxy.happened.late, 1)
})

test('replayed bytes come once more, on a connection of their own', async (context) => {
  const { proxy, harbour, time, connect } = await netOf(context, { replay: { after: 300, for: 1000 } })
  const [client, server] = await connect()
  client.send(sent.subarray(0, 200))
  await server.until(200)
  client.send(sent.subarray(200, 300))
  await server.until(300)
  const again = await harbour.next()
  assert.deepEqual(await again.until(300), sent.subarray(0, 300))
  // The original goes on.
  server.send(Uint8Array.of(1))
  await client.until(1)
  time.advance(1000)
  assert.equal(await again.ended, 'fin')
  const [short] = await connect()
  short.send(sent.subarray(0, 40))
  short.socket.end()
  await settled()
  proxy.cutAll()
  const third = await harbour.next()
  assert.deepEqual(await third.until(40), sent.subarray(0, 40))
})

test('refused connections are reset, silent ones stay open', async (context) => {
  const { proxy, harbour } = await netOf(context, { refuse: {} })
  assert.equal(await (await dialPeer(proxy.port)).ended, 'rst')
  proxy.set({ silence: {} })
  const client = await dialPeer(proxy.port)
  client.send(sent)
  await settled()
  assert.equal(client.socket.readyState, 'open')
  assert.deepEqual([proxy.happened, harbour.count], [{ refuse: 1, silence: 1 }, 0])
  proxy.cutAll()
  assert.equal(await client.ended, 'rst')
})

test('pieces arrive one by one and are all there', async (context) => {
  const { connect } = await netOf(context, { pieces: 2 })
  const [client, server] = await connect()
  client.send(sent.subarray(0, 1000))
  assert.deepEqual(await server.until(1000), sent.subarray(0, 1000))
  assert.ok(server.chunks.length > 10)
})

test('faults set anew begin at once, on open connections too', async (context) => {
  const { proxy, connect } = await netOf(context, {})
  const [client, server] = await connect()
  client.send(sent.subarray(0, 100))
  await server.until(100)
  proxy.set({ cut: { after: 7, way: 'up', how: 'fin' } })
  client.send(sent.subarray(100, 200))
  assert.equal(await server.ended, 'fin')
  assert.deepEqual(server.received, sent.subarray(0, 107))
})

function differences(one: Uint8Array, other: Uint8Array): number[] {
  return [...one.keys()].filter((index) => one[index] !== other[index])
}

/** What goes over loopback needs no clock, but turns of two event loops. */
async function settled(): Promise<void> {
  await settle(50)
}

async function untilNone(proxy: NetworkProxy): Promise<void> {
  while (proxy.connections > 0) await settle()
}
