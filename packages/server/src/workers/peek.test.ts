import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { FakeTime } from '@longshore/testing/fake-time'
import { FIRST_BYTES } from '../gateway/entrance.ts'
import { SocketWire } from '../gateway/socket-wire.ts'
import { type Peeked, peek } from './peek.ts'

const KEY = Buffer.from('f0debc9a78563412', 'hex')
const KEY_ID = 0x1234_5678_9abc_def0n
/** The intermediate transport, a length, and the key. */
const BEGINNING = Buffer.concat([Buffer.from('eeeeeeee48000000', 'hex'), KEY])

interface Ends {
  readonly client: Socket
  readonly socket: Socket
  readonly time: FakeTime
  readonly peeked: Promise<Peeked>
}

async function peekAt(context: TestContext): Promise<Ends> {
  const time = new FakeTime()
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  const client = connect(address.port, '127.0.0.1').on('error', () => {})
  client.setNoDelay()
  const [socket] = (await once(server, 'connection')) as [Socket]
  context.after(() => {
    client.destroy()
    socket.destroy()
    server.close()
  })
  const peeked = new Promise<Peeked>((resolve) => {
    peek(socket, { crypto: nodeCrypto, timers: time }, resolve)
  })
  return { client, socket, time, peeked }
}

test('the key is found where the bytes come one by one', async (context) => {
  const { client, socket, peeked, time } = await peekAt(context)
  for (const byte of BEGINNING) {
    client.write(Uint8Array.of(byte))
    if (byte !== BEGINNING.at(-1)) await once(socket, 'data')
  }
  assert.deepEqual(await peeked, { keyId: KEY_ID, bytes: BEGINNING })
  assert.equal(time.pending, 0)
})

test('what comes afterwards is left to whoever reads next', async (context) => {
  const { client, socket, peeked } = await peekAt(context)
  client.write(BEGINNING)
  const { bytes } = await peeked
  const rest = Buffer.alloc(300_000, 'rest')
  const all = Buffer.concat([BEGINNING, rest])
  client.write(rest)
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(socket.readableLength, 0)
  const received: Buffer[] = []
  const complete = Promise.withResolvers<void>()
  const wire = new SocketWire(socket, bytes)
  wire.open({
    data: (chunk) => {
      received.push(Buffer.from(chunk))
      if (Buffer.concat(received).length === all.length) complete.resolve()
    },
    drained() {},
    closed() {},
  })
  await complete.promise
  assert.ok(Buffer.concat(received).equals(all))
  wire.destroy()
})

test('garbage and HTTP are handed on with no key', async (context) => {
  for (const words of ['GET / HTTP/1.1\r\n\r\n', 'x'.repeat(100)]) {
    const { client, peeked } = await peekAt(context)
    client.write(words)
    const { keyId, bytes } = await peeked
    assert.equal(keyId, 'none')
    assert.equal(bytes.toString(), words)
  }
})

test('who says nothing in time is cut off; who says too little is handed on', async (context) => {
  const silent = await peekAt(context)
  silent.time.advance(FIRST_BYTES)
  await once(silent.client, 'close')

  const slow = await peekAt(context)
  slow.client.write(BEGINNING.subarray(0, 10))
  await once(slow.socket, 'data')
  slow.time.advance(FIRST_BYTES)
  assert.deepEqual(await slow.peeked, { keyId: 'none', bytes: BEGINNING.subarray(0, 10) })
})

test('who hangs up before is forgotten', async (context) => {
  const { client, socket, time } = await peekAt(context)
  client.end()
  await once(socket, 'close')
  assert.equal(time.pending, 0)
})
