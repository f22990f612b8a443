import { gzipSync } from 'node:zlib'
import { writeContainer } from '@longshore/protocol/mtproto/message/container'
import type { Request, TlObject } from '@longshore/protocol/schema/api'
import { apiCodec, mtprotoCodec } from '@longshore/protocol/schema/codec'
import { introducedBytes, makeKey } from '../../interop/hostile/session.ts'
import { TcpClient } from '../../interop/hostile/tcp.ts'
import { again, dial, type Ground, holdOn, LAYER, long, MiB, pause, random, Stranger } from './ground.ts'
import { httpRequests } from './http-requests.ts'
import { unreadAnswers } from './unread-answers.ts'

type Attack = (ground: Ground) => Promise<void>

/** One key, one session after the other, and thousands of message ids in each. */
const endlessSessions: Attack = (ground) =>
  again(ground, 6, async (from) => {
    const stranger = await Stranger.open(ground, from)
    const ping = mtprotoCodec.encode(mt({ _: 'ping', ping_id: 1n }))
    while (!ground.isOver() && !stranger.client.isClosed) {
      const session = long()
      for (let container = 0; container < 4; container++) {
        const pings = Array.from({ length: 1020 }, () => ({ msgId: stranger.nextId(), seqNo: 1, body: ping }))
        stranger.say(writeContainer(pings), session, 0)
      }
      await pause(1)
    }
  })

/** Frames of 2 MiB that never end: some of all but their last bytes, others of as few as make a server take memory. */
const partialFrames: Attack = (ground) =>
  again(ground, 900, async (from, index) => {
    const socket = await dial(ground, from)
    socket.on('data', () => {})
    socket.write(frameStart())
    socket.write(Buffer.alloc(index % 3 === 0 ? 17 * 1024 : 2 * MiB - 64))
    await holdOn(ground, socket, () => socket.write('x'))
  })

/** The same inside of WebSocket messages of 8 MiB. */
const partialMessages: Attack = (ground) =>
  again(ground, 450, async (from, index) => {
    const socket = await dial(ground, from)
    socket.on('data', () => {})
    socket.write(upgradeOf('/apiws'))
    const header = Buffer.alloc(14)
    header.set([0x82, 0xff])
    header.writeBigUInt64BE(BigInt(8 * MiB), 2)
    socket.write(header)
    const client = await TcpClient.open(
      { ...ground.server, from },
      { kind: 'intermediate', obfuscated: true },
    )
    socket.write(client.start())
    client.reset()
    socket.write(Buffer.alloc(index % 3 === 0 ? 17 * 1024 : 7 * MiB))
    await holdOn(ground, socket, () => socket.write('x'))
  })

/** Upgrades to what is not there, whose connections stay. */
const refusedUpgrades: Attack = (ground) =>
  again(ground, 2000, async (from) => {
    const socket = await dial(ground, from)
    socket.on('data', () => {})
    socket.write(upgradeOf('/nowhere'))
    await holdOn(ground, socket)
  })

/** Requests whose headers never end. */
const slowHeaders: Attack = (ground) =>
  again(ground, 2000, async (from) => {
    const socket = await dial(ground, from)
    socket.on('data', () => {})
    socket.write('GET / HTTP/1.1\r\n')
    await holdOn(ground, socket, () => socket.write('x-a: b\r\n'))
  })

/** A few bytes that unpack to very many ids, and vectors of very many peers. */
const packedVectors: Attack = (ground) => {
  const ids = Array.from({ length: 240_000 }, () => 4n)
  const pack = (body: Uint8Array) =>
    mtprotoCodec.encode(mt({ _: 'gzip_packed', packed_data: gzipSync(body) }))
  const config = apiCodec.encode({ _: 'help.getConfig' } as TlObject)
  const users = Array.from({ length: 80_000 }, () => ({ _: 'inputUserSelf' }) as const)
  const bodies = [
    pack(mtprotoCodec.encode(mt({ _: 'msgs_state_req', msg_ids: ids }))),
    pack(mtprotoCodec.encode(mt({ _: 'msgs_ack', msg_ids: ids }))),
    pack(
      introducedBytes(
        apiCodec.encode({ _: 'invokeAfterMsgs', msg_ids: ids, query: config } as TlObject),
        LAYER,
      ),
    ),
    introducedBytes(
      pack(apiCodec.encode({ _: 'users.getUsers', id: users } as Request<'users.getUsers'>)),
      LAYER,
    ),
  ]
  return again(ground, 30, async (from) => {
    const stranger = await Stranger.open(ground, from)
    const session = long()
    while (!ground.isOver() && !stranger.client.isClosed) {
      for (const body of bodies) stranger.say(body, session, 1)
      await pause(50)
    }
  })
}

/** Handshakes that are given up when the server has done its part. */
const halfHandshakes: Attack = (ground) =>
  again(ground, 100, async (from) => {
    const client = await TcpClient.open({ ...ground.server, from })
    client.write(client.start())
    const giveUp = (body: Uint8Array, step: number) => {
      if (step === 2) throw new Error('no more')
      return body
    }
    await makeKey(ground.server, client, giveUp).catch(() => {})
    // The connection stays, with what the server remembers of it.
    await pause(random(1)[0] ?? 0)
    if (Math.random() < 0.5) client.reset()
  })

/** One of MTProto's own objects. */
const mt = (object: { readonly _: string } & Record<string, unknown>) => object as TlObject

function frameStart(): Buffer {
  const start = Buffer.alloc(8, 0xee)
  start.writeUInt32LE(2 * MiB, 4)
  return start
}

function upgradeOf(path: string): string {
  return (
    `GET ${path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
    `Sec-WebSocket-Key: ${Buffer.from(random(16)).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n` +
    'Sec-WebSocket-Protocol: binary\r\n\r\n'
  )
}

const single: Record<string, Attack> = {
  'endless sessions': endlessSessions,
  'partial frames, TCP': partialFrames,
  'partial frames, WebSocket': partialMessages,
  'refused upgrades': refusedUpgrades,
  'slow headers': slowHeaders,
  'HTTP requests': httpRequests,
  'wrapped getFile, unread': unreadAnswers,
  'packed vectors': packedVectors,
  'half handshakes': halfHandshakes,
}

export const attacks: Record<string, Attack> = {
  ...single,
  'all of them': async (ground) => {
    await Promise.all(Object.values(single).map((attack) => attack(ground)))
  },
}
