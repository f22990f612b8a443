import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { type TestContext, test } from 'node:test'
import { createAuthKey } from '@longshore/protocol/mtproto/handshake/client-flow'
import { writeContainer } from '@longshore/protocol/mtproto/message/container'
import { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import { openPlain, sealPlain } from '@longshore/protocol/mtproto/message/plain-message'
import type { TlObject } from '@longshore/protocol/schema/api'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import { settle } from '@longshore/testing/fake-time'
import { type RawClient, RawConnection } from '@longshore/testing/raw-client'
import { RawServer, type RawServerOptions, readWord, word } from '@longshore/testing/raw-server'
import { isHttpPath, isWebSocketPath } from './http-paths.ts'
import { listen } from './tcp.ts'

const MiB = 1024 * 1024

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Uint8Array
}

const USER = 5n

async function open(context: TestContext, options?: RawServerOptions) {
  const server = new RawServer(options)
  const arrivals = new EventEmitter()
  let [all, seen] = [0, 0]
  const listener = await listen({
    host: '127.0.0.1',
    port: 0,
    timers: server.time,
    accept: (wire) => server.mtproto.accept(wire),
    http(request, response) {
      request.once('end', () => {
        all++
        arrivals.emit('arrival')
      })
      return server.mtproto.http(request, response)
    },
  })
  /** Waits for what one request does as soon as all of it has come. */
  async function arrived(posts = 1): Promise<void> {
    const expected = seen + posts
    while (all < expected) await once(arrivals, 'arrival')
    seen = all
    await settle(20)
  }

  // Each request has a connection of its own, as far as a browser may have it so.
  const agent = new Agent({ keepAlive: false })
  context.after(async () => {
    agent.destroy()
    await listener.close()
  })
  const start = (path: string, method: string, headers = {}): ClientRequest =>
    request({ host: '127.0.0.1', port: listener.port, path, method, agent, headers })

  async function ask(path: string, method: string, body?: Uint8Array, headers = {}): Promise<Answer> {
    const asked = start(path, method, headers)
    asked.end(body)
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    const chunks: Uint8Array[] = []
    for await (const chunk of response) chunks.push(chunk)
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: new Uint8Array(Buffer.concat(chunks)),
    }
  }

  /** A client that never has another connection than the request it makes. */
  async function client() {
    const connection = new RawConnection({ crypto: server.crypto, accept() {} })
    const raw = await server.client({ connection })
    const exchange = async (payload: Uint8Array) => {
      seen = all
      const { status, body } = await ask('/apiw1', 'POST', payload)
      assert.equal(status, 200)
      connection.onFrame?.({ payload: body, quickAck: false })
      return raw.messages.takeAll()
    }
    const post = async (...bodies: Uint8Array[]) => (await exchange(sealed(raw, bodies))).map(told)
    return { raw, post, exchange }
  }

  return { server, port: listener.port, start, ask, client, arrived }
}

/** One message, or a container with all of them. */
function sealed(raw: RawClient, bodies: Uint8Array[]): Uint8Array {
  const [only] = bodies
  if (only && bodies.length === 1) return raw.seal(only).payload
  const messages = bodies.map((body) => ({ msgId: raw.nextId(), seqNo: raw.nextSeqNo(), body }))
  return raw.seal(writeContainer(messages), { seqNo: raw.nextSeqNo(false) }).payload
}

/** «a word» that answers a request, "a word" of an update, or the name of a service message. */
function told({ name, body }: { name: string; body: Uint8Array }): string {
  if (name === 'update') return `"${readWord(body)}"`
  if (name !== 'rpc_result') return name
  return `«${readWord((mtprotoCodec.readExact(body) as MtprotoConstructors['rpc_result']).result)}»`
}

const wait = (max_wait: number) =>
  mtprotoCodec.encode({ _: 'http_wait', max_delay: 500, wait_after: 150, max_wait } as TlObject)

/** Has the answer to a word wait until it is given. */
function held(server: RawServer, text: string): (answer: Uint8Array) => void {
  const answer = Promise.withResolvers<Uint8Array>()
  server.on(text, async () => ({ body: await answer.promise, compressible: true }))
  return answer.resolve
}

/** Whoever says so receives updates from now on. */
function letSubscribe(server: RawServer): void {
  server.on('subscribe', async (caller) => {
    await caller.setUser(USER)
    caller.receivesUpdates = true
    return { body: word('subscribed'), compressible: true }
  })
}

test('a key is made over HTTP, each step over another connection', async (context) => {
  const { server, ask } = await open(context)
  const ids = new MessageIdSource(server.time.clock)
  const exchange = async (body: Uint8Array) =>
    openPlain((await ask('/api', 'POST', sealPlain(ids.next('client'), body))).body).body
  const { crypto, rsaKey, time } = server
  const { authKey } = await createAuthKey({ crypto, keys: [rsaKey], clock: time.clock, exchange })
  assert.ok(await server.keyStore.get(authKey.id))
})

test('the answer to a request is in the answer to its POST, with what else there is to say', async (context) => {
  const { server, client, arrived } = await open(context)
  const { post } = await client()
  const answerSlow = held(server, 'slow')
  const slow = post(word('slow'))
  await arrived()
  server.time.advance(2000)
  await settle()
  answerSlow(word('done'))
  assert.deepEqual(await slow, ['new_session_created', '«done»'])
  assert.deepEqual(await post(word('again')), ['«again»'], 'what has arrived is not repeated')
})

test('answers to what one POST asks wait for each other, for as long as its http_wait allows', async (context) => {
  const { server, client, arrived } = await open(context)
  const { post } = await client()
  await post(word('hello'))
  const answerSlow = held(server, 'slow')
  const both = post(word('quick'), word('slow'), wait(25_000))
  await arrived()
  server.time.advance(499)
  await settle(20)
  answerSlow(word('done'))
  assert.deepEqual(await both, ['«quick»', '«done»'])

  const answerSlower = held(server, 'slower')
  const first = post(word('quick'), word('slower'), wait(25_000))
  await arrived()
  server.time.advance(500)
  assert.deepEqual(await first, ['«quick»'])
  const second = post(wait(25_000))
  await arrived()
  answerSlower(word('late'))
  assert.deepEqual(await second, ['«late»'])
})

test('POSTs that are sent at once may come in any order: none of them counts as lost', async (context) => {
  const { client } = await open(context)
  const { raw, exchange } = await client()
  const [first, second] = [raw.seal(word('first')), raw.seal(word('second'))]
  const [created] = await exchange(second.payload)
  assert.equal(created?.name, 'new_session_created')
  const { first_msg_id } = mtprotoCodec.readExact(created.body) as MtprotoConstructors['new_session_created']
  assert.ok(first_msg_id <= first.msgId)
  assert.deepEqual((await exchange(first.payload)).map(told), ['«first»'])
})

test('the answer to a request comes where it was asked, while another POST waits', async (context) => {
  const { server, client, arrived } = await open(context)
  const { post } = await client()
  await post(word('hello'))
  const [answerFirst, answerSecond] = [held(server, 'first'), held(server, 'second')]
  const first = post(word('first'))
  await arrived()
  const second = post(word('second'))
  await arrived()
  const ping = post(mtprotoCodec.encode({ _: 'ping', ping_id: 1n } as TlObject))
  assert.deepEqual(await ping, ['pong'])
  answerFirst(word('one'))
  assert.deepEqual(await first, ['«one»'])
  answerSecond(word('two'))
  assert.deepEqual(await second, ['«two»'])
})

test('what has no place in the answer of one POST is in that of the next', async (context) => {
  const { server, client, arrived } = await open(context)
  const { post } = await client()
  const answerSlow = held(server, 'slow')
  server.on('large', () => ({ body: word('l'.repeat(100_000)), compressible: false }))
  assert.deepEqual(await post(word('quick'), word('slow')), ['new_session_created', '«quick»'])
  const both = [post(word('large')), post(wait(25_000))]
  await arrived(2)
  answerSlow(word('slowly'))
  const answers = (await Promise.all(both)).flat().map((answer) => answer.slice(0, 3))
  assert.deepEqual(answers.sort(), ['«ll', '«sl'])
})

test('a long poll waits for an update', async (context) => {
  const { server, client, arrived } = await open(context)
  letSubscribe(server)
  const { post } = await client()
  await post(word('subscribe'))
  const poll = post(wait(25_000))
  await arrived()
  server.mtproto.updates.push(USER, () => word('news'))
  assert.deepEqual(await poll, ['"news"'])

  server.mtproto.updates.push(USER, () => word('missed by nobody'))
  await settle()
  assert.deepEqual(await post(wait(25_000)), ['"missed by nobody"'], 'what came between two polls')
})

for (const [asked, waited] of [
  [5000, 5000],
  [0, 0],
  [-7, 0],
  [2 ** 31 - 1, 25_000],
] as const) {
  test(`http_wait for ${asked} ms is answered after ${waited}, if there is nothing to say, with next to nothing`, async (context) => {
    const { server, client, arrived } = await open(context)
    const { raw, post } = await client()
    await post(word('hello'))
    let isOver = false
    const poll = post(wait(asked)).finally(() => {
      isOver = true
    })
    await arrived()
    server.time.advance(Math.max(waited - 1, 0))
    await settle(50)
    assert.equal(isOver, waited === 0)
    server.time.advance(1)
    assert.deepEqual(await poll, [])
    assert.ok(raw.messages.takeAll().length === 0)
  })
}

test('a request with max_wait 0 is answered at once, and its result is brought by the poll', async (context) => {
  const { server, client, arrived } = await open(context)
  const { raw, post } = await client()
  await post(word('hello'))
  const answerSlow = held(server, 'slow')
  const asked = post(word('slow'), wait(0))
  await arrived()
  server.time.advance(0)
  assert.deepEqual(await asked, [])
  assert.ok(raw.acknowledged.length > 0, 'the request has come')
  const poll = post(wait(25_000))
  await arrived()
  answerSlow(word('here'))
  assert.deepEqual(await poll, ['«here»'])
})

test('an answer that was cut off comes again with the next POST', async (context) => {
  const { server, client, start, arrived } = await open(context)
  const { raw, post } = await client()
  await post(word('hello'))
  const answerSlow = held(server, 'slow')
  const cut = start('/apiw1', 'POST').on('error', () => {})
  cut.end(raw.seal(word('slow')).payload)
  await arrived()
  cut.destroy()
  await settle(50)
  answerSlow(word('kept'))
  await settle()
  assert.deepEqual(await post(wait(25_000)), ['«kept»'])
})

test('requests that only wait do not keep further ones out: the oldest is answered', async (context) => {
  const { client, arrived, server } = await open(context)
  const { post } = await client()
  await post(word('hello'))
  const polls = []
  for (let count = 0; count < 4; count++) {
    polls.push(post(wait(25_000)))
    await arrived()
  }
  server.time.advance(0)
  assert.deepEqual(await Promise.race(polls), [])
  server.time.advance(25_000)
  await Promise.all(polls)
})

test('a browser may ask from any page, and sees every answer, also those that refuse', async (context) => {
  const { ask } = await open(context)
  const nothing = new Uint8Array(0)
  for (const [path, method, body, status] of [
    ['/apiw1', 'OPTIONS', nothing, 204],
    ['/apiw1', 'POST', nothing, 200],
    ['/apiw1', 'GET', nothing, 405],
    ['/apiw1', 'POST', new Uint8Array(7), 400],
    ['/apiw1', 'POST', new Uint8Array(40).fill(7), 404],
    ['/apiw1', 'POST', new Uint8Array(3 * MiB), 413],
    ['/nowhere', 'POST', nothing, 404],
    ['/', 'GET', nothing, 200],
  ] as const) {
    const answer = await ask(path, method, body)
    assert.equal(answer.status, status, `${method} ${path} with ${body.length} bytes`)
    assert.equal(answer.headers['access-control-allow-origin'], '*')
    assert.match(String(answer.headers['access-control-allow-headers']), /Content-Type/)
  }
  const local = await ask('/apiw1', 'OPTIONS', nothing, { 'Access-Control-Request-Private-Network': 'true' })
  assert.equal(local.headers['access-control-allow-private-network'], 'true')
})

test('every path that web clients use leads to MTProto', () => {
  for (const path of [
    '/api',
    '/apiw',
    '/apiw1',
    '/apiw1_test',
    '/apiw_test1',
    '/apiw1_premium',
    '/apiw1_test_premium',
  ])
    assert.ok(isHttpPath(path) && !isWebSocketPath(path), path)
  for (const path of ['/apiws', '/apiws_test', '/apiws_premium', '/apiws_test_premium', '/apiws?x=1'])
    assert.ok(isWebSocketPath(path) && !isHttpPath(path), path)
  for (const path of [undefined, '', '/', '/apis', '/apiw11', '/api/x', '/x/apiw1'])
    assert.ok(!isHttpPath(path) && !isWebSocketPath(path), String(path))
})

test('what requests and answers take of an address is bounded: the oldest is cut off', async (context) => {
  const { client, start } = await open(context, { gatewayLimits: { httpBytesPerAddress: 3 * MiB } })
  const unfinished = []
  for (let count = 0; count < 4; count++) {
    const asked = start('/apiw1', 'POST', { 'Content-Length': 2 * MiB })
    unfinished.push(once(asked, 'error').then(() => count))
    asked.write(new Uint8Array(MiB))
  }
  assert.equal(await Promise.race(unfinished), 0)
  const { post } = await client()
  assert.deepEqual(
    await post(word('hello')),
    ['new_session_created', '«hello»'],
    'who comes later finds room',
  )
})

test('many requests of a few bytes count, too', async (context) => {
  const { start } = await open(context, { gatewayLimits: { httpBytesPerAddress: MiB } })
  const first = start('/apiw1', 'POST', { 'Content-Length': 2 * MiB })
  const isCutOff = once(first, 'error')
  first.write(new Uint8Array(1))
  for (let count = 0; count < 140; count++) {
    const asked = start('/apiw1', 'POST', { 'Content-Length': 100 }).on('error', () => {})
    asked.write(new Uint8Array(1))
  }
  await isCutOff
})

test('when the server is closed, what is under way is answered, and what waits is over', async (context) => {
  const { server, client, arrived } = await open(context)
  const [busy, idle] = [await client(), await client()]
  await idle.post(word('hello'))
  const answerSlow = held(server, 'slow')
  const asked = busy.post(word('slow'))
  await arrived()
  const waiting = idle.post(wait(25_000)).catch((error) => error)
  await arrived()
  const closed = server.mtproto.close()
  answerSlow(word('done'))
  assert.deepEqual(await asked, ['new_session_created', '«done»'])
  await closed
  await waiting
})
