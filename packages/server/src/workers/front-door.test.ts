import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { settle } from '@longshore/testing/fake-time'
import { defaultGatewayLimits } from '../gateway/limits.ts'
import { systemTimers } from '../session/time.ts'
import { FrontDoor } from './front-door.ts'

/** The intermediate transport, a length, and a key. */
const BEGINNING = Buffer.from('eeeeeeee48000000f0debc9a78563412', 'hex')
/** -429 in the intermediate transport. */
const FLOOD = Buffer.from('0400000053feffff', 'hex')
const LIMIT = 2

interface Led {
  readonly socket: Socket
  readonly id: number
}

async function openDoor(context: TestContext) {
  const led: Led[] = []
  const waiting: (() => void)[] = []
  const door = await FrontDoor.prepare({
    host: '127.0.0.1',
    port: 0,
    most: 1000,
    mostOutside: 1000,
    limits: { ...defaultGatewayLimits, connectionsPerAddress: LIMIT },
    crypto: nodeCrypto,
    timers: systemTimers,
    lead: (socket, id) => {
      led.push({ socket, id })
      waiting.shift()?.()
    },
  })
  await door.open()
  const clients: Socket[] = []
  const dial = () => {
    const client = connect(door.port, '127.0.0.1').on('error', () => {})
    clients.push(client)
    client.write(BEGINNING)
    return client
  }
  /** Dials until it is let in: that another one has ended is seen a moment later at this end. */
  const dialAndEnter = async () => {
    const entered = new Promise<'entered'>((resolve) => waiting.push(() => resolve('entered')))
    while ((await Promise.race([entered, once(dial().resume(), 'close')])) !== 'entered') await settle()
  }
  context.after(() => {
    door.close()
    for (const socket of [...clients, ...led.map(({ socket }) => socket)]) socket.destroy()
  })
  return { door, led, dial, dialAndEnter }
}

test('one connection too many for its address is told so, until another one is over', async (context) => {
  const { door, led, dial, dialAndEnter } = await openDoor(context)
  await dialAndEnter()
  await dialAndEnter()
  const refused = dial()
  const [told] = await once(refused, 'data')
  assert.deepEqual(told, FLOOD)
  await once(refused, 'close')
  assert.equal(led.length, LIMIT)

  door.over(led[0]?.id ?? 0)
  door.over(led[0]?.id ?? 0)
  await dialAndEnter()
  const again = dial()
  assert.deepEqual((await once(again, 'data'))[0], FLOOD, 'what is over twice has made room once')
})

test('who hangs up before he has said who he is leaves room', async (context) => {
  const { door, dialAndEnter } = await openDoor(context)
  for (let count = 0; count < 2 * LIMIT; count++) {
    const silent = connect(door.port, '127.0.0.1')
    await once(silent, 'connect')
    silent.end()
    await once(silent, 'close')
  }
  await dialAndEnter()
})

test('when it is closed, whoever has not said who he is is cut off', async (context) => {
  const { door, dialAndEnter } = await openDoor(context)
  const silent = connect(door.port, '127.0.0.1').on('error', () => {})
  await once(silent, 'connect')
  // The one that came later was let in: so was the silent one seen.
  await dialAndEnter()
  door.close()
  await once(silent, 'close')
})
