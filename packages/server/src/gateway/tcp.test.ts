import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { suite, type TestContext, test } from 'node:test'
import type { RawConnectionOptions } from '@longshore/testing/raw-client'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'
import { systemTimers } from '../session/time.ts'
import { type Listener, type ListenOptions, listen } from './tcp.ts'
import type { Wire } from './wire.ts'

interface Running {
  readonly server: RawServer
  readonly listener: Listener
}

async function run(context: TestContext, options: Partial<ListenOptions> = {}): Promise<Running> {
  const server = new RawServer()
  const listener = await listen({
    host: '127.0.0.1',
    port: 0,
    timers: systemTimers,
    accept: (wire) => server.mtproto.accept(wire),
    ...options,
  })
  context.after(() => Promise.all([listener.close(), server.mtproto.close()]))
  return { server, listener }
}

async function dial({ listener }: Running): Promise<Socket> {
  const socket = connect(listener.port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** Lets a client in memory speak over a socket. */
function over(socket: Socket): Pick<RawConnectionOptions, 'accept'> {
  return {
    accept: (wire: Wire) => {
      wire.open({ data: (chunk) => socket.write(chunk), drained() {}, closed: () => socket.end() })
      socket.on('data', (chunk) => wire.write([chunk]))
      socket.on('close', () => wire.destroy())
    },
  }
}

async function overWebSocket(
  { listener }: Running,
  path: string,
): Promise<Pick<RawConnectionOptions, 'accept'>> {
  const webSocket = new WebSocket(`ws://127.0.0.1:${listener.port}${path}`, 'binary')
  webSocket.binaryType = 'arraybuffer'
  await once(webSocket, 'open')
  assert.equal(webSocket.protocol, 'binary')
  return {
    accept: (wire: Wire) => {
      wire.open({
        data: (chunk) => webSocket.send(Uint8Array.from(chunk)),
        drained() {},
        closed: () => webSocket.close(),
      })
      webSocket.addEventListener('message', ({ data }) => wire.write([new Uint8Array(data)]))
      webSocket.addEventListener('close', () => wire.destroy())
    },
  }
}

/** Everything the other end sends until it hangs up. */
async function read(socket: Socket): Promise<string> {
  let text = ''
  for await (const chunk of socket) text += chunk
  return text
}

suite('a port', () => {
  for (const [kind, obfuscated] of [
    ['abridged', false],
    ['intermediate', false],
    ['full', false],
    ['padded', true],
  ] as const) {
    test(`speaks ${obfuscated ? 'obfuscated ' : ''}${kind}`, async (context) => {
      const running = await run(context)
      const { server } = running
      const connection = server.connect({ kind, obfuscated, ...over(await dial(running)) })
      const client = await server.greeted({ connection })
      client.send(word('hello'))
      assert.equal(readWord((await client.expect('rpc_result')).result), 'hello')
    })
  }

  for (const [name, path] of [
    ['/apiws', '/apiws'],
    ['/apiws_test', '/apiws_test'],
    ['/apiws with a query', '/apiws?x=1'],
  ] as const) {
    test(`speaks WebSocket at ${name}, with packets cut anywhere`, async (context) => {
      const running = await run(context)
      const { server } = running
      const cut = (bytes: Uint8Array) => [bytes.slice(0, 5), bytes.slice(5, 70), bytes.slice(70)]
      const accept = await overWebSocket(running, path)
      const connection = server.connect({ kind: 'intermediate', obfuscated: true, cut, ...accept })
      const client = await server.greeted({ connection })
      const part = 'x'.repeat(300_000)
      server.on(part, () => ({ body: word(part), compressible: false }))
      client.send(word(part))
      assert.equal(readWord((await client.expect('rpc_result')).result), part)
    })
  }

  test('does not speak plain transports over WebSocket', async (context) => {
    const { listener } = await run(context)
    const webSocket = new WebSocket(`ws://127.0.0.1:${listener.port}/apiws`, 'binary')
    await once(webSocket, 'open')
    webSocket.send(new Uint8Array(64).fill(0xee))
    await once(webSocket, 'close')
  })

  test('does not take text over WebSocket', async (context) => {
    const { listener } = await run(context)
    const webSocket = new WebSocket(`ws://127.0.0.1:${listener.port}/apiws`, 'binary')
    await once(webSocket, 'open')
    webSocket.send('hello')
    const [event] = await once(webSocket, 'close')
    assert.equal(event.code, 1003)
  })

  test('has no WebSocket elsewhere', async (context) => {
    const { listener } = await run(context)
    const webSocket = new WebSocket(`ws://127.0.0.1:${listener.port}/other`, 'binary')
    const [event] = await once(webSocket, 'error')
    assert.ok(event)
  })

  test('shows a short page, even when its request comes byte by byte', async (context) => {
    const running = await run(context)
    const answer = await fetch(`http://127.0.0.1:${running.listener.port}/`)
    assert.equal(answer.status, 200)
    assert.match(await answer.text(), /MTProto/)

    const socket = await dial(running)
    for (const byte of 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n') {
      socket.write(byte)
      await new Promise((resolve) => setImmediate(resolve))
    }
    assert.match(await read(socket), /^HTTP\/1\.1 200 OK[\s\S]*MTProto/)
  })

  test('has no other pages, unless somebody brings them', async (context) => {
    const bare = await run(context)
    assert.equal((await fetch(`http://127.0.0.1:${bare.listener.port}/etc/passwd`)).status, 404)
    assert.equal((await fetch(`http://127.0.0.1:${bare.listener.port}/`, { method: 'POST' })).status, 404)
    const { listener } = await run(context, { http: (_request, response) => !!response.end('mine') })
    assert.equal(await (await fetch(`http://127.0.0.1:${listener.port}/x`)).text(), 'mine')
  })

  test('tells a transport by bytes that come one by one', async (context) => {
    const running = await run(context)
    const { server } = running
    const cut = (bytes: Uint8Array) => Array.from(bytes, (byte) => Uint8Array.of(byte))
    const socket = await dial(running)
    socket.setNoDelay(true)
    const connection = server.connect({ kind: 'abridged', cut, ...over(socket) })
    assert.ok(await server.greeted({ connection }))
  })

  test('survives clients that hang up at any moment', async (context) => {
    const running = await run(context)
    const { server } = running
    for (const bytes of ['', 'G', 'GET /', '\xef', '\xee\xee', 'x'.repeat(64)]) {
      const socket = await dial(running)
      socket.write(Buffer.from(bytes, 'latin1'))
      socket.resetAndDestroy()
    }
    const connection = server.connect(over(await dial(running)))
    assert.ok(await server.greeted({ connection }))
  })

  test('that is taken is an error', async (context) => {
    const { listener } = await run(context)
    await assert.rejects(
      listen({ host: '127.0.0.1', port: listener.port, timers: systemTimers, accept() {} }),
      /EADDRINUSE/,
    )
  })

  test('closes with its server, whatever hangs on it', async () => {
    const server = new RawServer()
    const listener = await listen({
      host: '127.0.0.1',
      port: 0,
      timers: systemTimers,
      accept: (wire) => server.mtproto.accept(wire),
    })
    const running = { server, listener }
    const client = await server.greeted({ connection: server.connect(over(await dial(running))) })
    const accept = await overWebSocket(running, '/apiws')
    const browser = await server.greeted({ connection: server.connect({ obfuscated: true, ...accept }) })
    const [silent, http] = [await dial(running), await dial(running)]
    http.write('GET /')
    client.send(word('hello'))
    await client.expect('rpc_result')
    const ends = [silent, http].map((socket) => once(socket.resume(), 'close'))
    let finish = () => {}
    server.on(
      'slow',
      () => new Promise((resolve) => (finish = () => resolve({ body: word('done'), compressible: true }))),
    )
    browser.send(word('slow'))
    await browser.untilPong()
    const closed = Promise.all([listener.close(), server.mtproto.close(), ...ends])
    finish()
    assert.equal(readWord((await browser.expect('rpc_result')).result), 'done')
    await closed
  })
})
