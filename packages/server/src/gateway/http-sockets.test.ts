import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { FakeTime } from '@longshore/testing/fake-time'
import { Entrance, type EntranceOptions } from './entrance.ts'

const upgrade = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n'

interface Dialled {
  /** The server's end. */
  readonly inside: Socket
  /** A client that never hangs up by itself. */
  readonly outside: Socket
}

async function open(context: TestContext, options: Partial<EntranceOptions> = {}) {
  const time = new FakeTime()
  const accept = () => assert.fail('nobody speaks MTProto here')
  const entrance = new Entrance({ timers: time, accept, ...options })
  const server = createServer((socket) => entrance.admit(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  context.after(() => {
    entrance.close()
    server.close()
  })
  const dial = async (bytes: string): Promise<Dialled> => {
    const outside = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    outside.on('error', () => {})
    const [[inside]] = (await Promise.all([once(server, 'connection'), once(outside, 'connect')])) as [
      [Socket],
      [],
    ]
    outside.write(bytes)
    context.after(() => outside.destroy())
    return { inside, outside }
  }
  return { port, time, dial }
}

async function closed({ inside }: Dialled): Promise<void> {
  if (!inside.closed) await once(inside, 'close')
}

test('a refused upgrade is told so, and does not stay open', async (context) => {
  const { time, dial } = await open(context)
  const dialled = await dial(upgrade('/elsewhere'))
  const [answer] = await once(dialled.outside, 'data')
  assert.match(String(answer), /^HTTP\/1\.1 404/)
  time.advance(2000)
  await closed(dialled)
})

for (const [what, bytes] of [
  ['headers that do not end', 'GET / HTTP/1.1\r\nA: b'],
  ['a body that does not come', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n123'],
  ['a second request that does not come', 'GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HT'],
] as const) {
  test(`${what} are waited for no longer than a while, however many bytes trickle in`, async (context) => {
    const http: EntranceOptions['http'] = (request, response) => {
      request.on('end', () => response.end('heard')).resume()
      return true
    }
    const { time, dial } = await open(context, { http })
    const dialled = await dial(bytes)
    for (let second = 0; second <= 30 && !dialled.inside.closed; second++) {
      dialled.outside.write('x')
      await new Promise((resolve) => setTimeout(resolve, 3))
      time.advance(1000)
    }
    await closed(dialled)
  })
}

test('an address has so many connections that are not MTProto: the oldest makes room', async (context) => {
  const { port, dial } = await open(context, { others: { perAddress: 3 } })
  const first = await dial('GET / HTTP/1.1\r\nA: b')
  const second = await dial('GET / HTTP/1.1\r\nA: b')
  const third = await dial('GET / HTTP/1.1\r\nA: b')
  const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })
  assert.equal(page.status, 200)
  await closed(first)
  assert.deepEqual([second.inside.closed, third.inside.closed], [false, false])
})

test('all addresses together have so many, too, silent ones among them', async (context) => {
  const { dial } = await open(context, { others: { ofAll: 2, perAddress: 10 } })
  const first = await dial('')
  await dial('')
  await dial('GET')
  await closed(first)
})
