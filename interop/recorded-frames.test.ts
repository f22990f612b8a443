import assert from 'node:assert/strict'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { memorySession, type NodeClient } from '@longshore/client/node'
import { openProxy } from '@longshore/testing/network/proxy'
import { connectOurs, signInOurs } from './our-client.ts'
import { type RunningServer, type ServerAddress, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

const WORKERS = 3
/** People whose connections carry what was recorded: enough for one at each worker. */
const CARRIERS = 6
/** Milliseconds in which a message is run that is let in. */
const SOON = 300

const flags = ['--test-accounts', '--workers', String(WORKERS)]

/** Somebody whose words are listened to on their way. */
interface Recorded {
  readonly client: NodeClient
  readonly session: ReturnType<typeof memorySession>
  /** All frames so far, as the intermediate transport has them. */
  frames(): Buffer[]
  close(): Promise<void>
}

describe('what somebody recorded on its way', () => {
  test('is run at no worker once more, and not after a restart', async () => {
    let server = await startServer({ flags })
    try {
      const victim = await listenedTo(server, 8000)
      const carriers = await Promise.all(
        Array.from({ length: CARRIERS }, (_, index) => listenedTo(server, 8001 + index)),
      )
      await victim.client.call('account.updateProfile', { about: 'said once' })
      const recording = victim.frames()
      await victim.client.call('account.updateProfile', { about: 'said later' })
      const check = async (client: NodeClient) => assert.equal(await aboutOf(client), 'said later')

      for (const carrier of [victim, ...carriers]) {
        const [first] = carrier.frames()
        assert.ok(first)
        await replay(server, [first, ...recording], keyIn(recording))
        await check(victim.client)
      }

      await Promise.all([victim, ...carriers].map((one) => one.close()))
      await server.kill()
      server = await startServer({ data: server.data, port: server.port, flags })
      await replay(server, recording, keyIn(recording))
      const again = await connectOurs(server, undefined, { session: victim.session })
      await check(again)
      await again.close()
    } finally {
      await server.stop()
      await rm(server.data, { recursive: true, force: true })
    }
  })
})

async function listenedTo(server: RunningServer, number: number): Promise<Recorded> {
  const session = memorySession()
  await (await signInOurs(server, testAccount(number), undefined, { session })).close()
  const sent = new Map<number, Buffer[]>()
  const proxy = await openProxy({
    target: { host: server.host, port: server.port },
    seed: 1,
    onBytes: (connection, way, chunk) => {
      if (way === 'up') sent.set(connection, [...(sent.get(connection) ?? []), Buffer.from(chunk)])
    },
  })
  const client = await connectOurs({ ...server, port: proxy.port }, undefined, { session })
  await aboutOf(client)
  return {
    client,
    session,
    frames: () => [...sent.values()].flatMap((chunks) => framesIn(Buffer.concat(chunks))),
    close: async () => {
      await client.close()
      await proxy.close()
    },
  }
}

async function aboutOf(client: NodeClient): Promise<string | undefined> {
  return (await client.call('users.getFullUser', { id: { _: 'inputUserSelf' } })).full_user.about
}

/** `eeeeeeee`, then frames that begin with their lengths (mtproto/mtproto-transports, Intermediate). */
const START = Buffer.from('eeeeeeee', 'hex')

function framesIn(stream: Buffer): Buffer[] {
  const frames: Buffer[] = []
  let at = START.length
  while (at + 4 <= stream.length) {
    const end = at + 4 + stream.readUInt32LE(at)
    frames.push(stream.subarray(at, end))
    at = end
  }
  return frames
}

/** The auth_key_id that a frame begins with. */
function keyIn([frame]: readonly Buffer[]): string {
  assert.ok(frame)
  return frame.toString('hex', 4, 12)
}

/** Says what was recorded over a new connection, until the server has answered under the key it was said with. */
async function replay({ host, port }: ServerAddress, frames: readonly Buffer[], key: string): Promise<void> {
  const socket = connect(port, host)
  await once(socket, 'connect')
  socket.write(Buffer.concat([START, ...frames]))
  await answeredUnder(socket, key)
  await sleep(SOON)
  socket.destroy()
}

async function answeredUnder(socket: Socket, key: string): Promise<void> {
  let heard = Buffer.concat([START])
  for await (const [chunk] of onData(socket)) {
    heard = Buffer.concat([heard, chunk])
    if (framesIn(heard).some((frame) => frame.length > 12 && keyIn([frame]) === key)) return
  }
  assert.fail('the server answers nothing: it did not even open what was recorded')
}

async function* onData(socket: Socket): AsyncGenerator<[Buffer]> {
  while (!socket.destroyed)
    yield (await once(socket, 'data', { signal: AbortSignal.timeout(5000) })) as [Buffer]
}
