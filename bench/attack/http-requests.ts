import type { TlObject } from '@longshore/protocol/schema/api'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import { again, dial, type Ground, holdOn, long, MiB, Stranger, untilItSucceeds } from './ground.ts'

/** Requests of HTTP: bodies that never end, and long waits for what never comes. */
export async function httpRequests(ground: Ground): Promise<void> {
  await Promise.all([endlessBodies(ground), longWaits(ground)])
}

/** Some are of all but their last bytes, others of as few as make a server take memory. */
async function endlessBodies(ground: Ground): Promise<void> {
  await again(ground, 400, async (from, index) => {
    const socket = await dial(ground, from)
    socket.on('data', () => {})
    socket.write(post(2 * MiB))
    socket.write(Buffer.alloc(index % 3 === 0 ? 17 * 1024 : 2 * MiB - 64))
    await holdOn(ground, socket, () => socket.write('x'))
  })
}

async function longWaits(ground: Ground): Promise<void> {
  const [from = '127.0.0.1'] = ground.addresses
  const stranger = await untilItSucceeds(ground, () => Stranger.open(ground, from))
  const wait = mtprotoCodec.encode({
    _: 'http_wait',
    max_delay: 0,
    wait_after: 0,
    max_wait: 25_000,
  } as TlObject)
  await again(ground, 400, async (address) => {
    const socket = await dial(ground, address)
    socket.on('data', () => {})
    const envelope = stranger.seal(wait, long(), 0)
    socket.write(post(envelope.length))
    socket.write(envelope)
    await holdOn(ground, socket)
  })
}

function post(bytes: number): string {
  return `POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: ${bytes}\r\n\r\n`
}
