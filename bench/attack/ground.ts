import { connect, type Socket } from 'node:net'
import type { AgreedKey } from '@longshore/protocol/mtproto/handshake/client-flow'
import { sealEnvelope } from '@longshore/protocol/mtproto/message/envelope'
import { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { makeKey } from '../../interop/hostile/session.ts'
import { TcpClient } from '../../interop/hostile/tcp.ts'
import type { ServerAddress } from '../../interop/server.ts'

export const LAYER = 229
export const MiB = 1024 * 1024

/** Where an attack takes place, and until when. */
export interface Ground {
  readonly server: ServerAddress
  /** Addresses of this machine from which it comes. */
  readonly addresses: readonly string[]
  readonly isOver: () => boolean
}

export const random = (bytes: number): Uint8Array => nodeCrypto.randomBytes(bytes)
export const long = (): bigint => Buffer.from(random(8)).readBigInt64LE()
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Does something over and over, so many at a time; what fails is tried again after a rest, that is the attack. */
export async function again(
  ground: Ground,
  abreast: number,
  work: (from: string, index: number) => Promise<void>,
): Promise<void> {
  const { addresses, isOver } = ground
  const one = async (index: number) => {
    const from = addresses[index % addresses.length] ?? '127.0.0.1'
    while (!isOver()) await work(from, index).catch(() => pause(200))
  }
  await Promise.all(Array.from({ length: abreast }, (_, index) => one(index)))
}

/** Tries until it is let: who attacks may be refused, and goes on. @throws when all is over before */
export async function untilItSucceeds<T>({ isOver }: Ground, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (isOver()) throw error
      await pause(200)
    }
  }
}

/** A connection that stays open for its part, whatever the server does. */
export function dial({ server }: Ground, from: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { port, host } = server
    const socket = connect({ port, host, localAddress: from, allowHalfOpen: true })
    socket.on('error', reject)
    socket.once('connect', () => resolve(socket))
  })
}

/** Holds on to a connection until the server has had enough of it, or all is over. */
export async function holdOn({ isOver }: Ground, socket: Socket, each: () => void = () => {}): Promise<void> {
  let isEnded = false
  const end = () => {
    isEnded = true
  }
  socket.once('close', end).once('end', end)
  while (!isEnded && !isOver()) {
    each()
    await pause(500)
  }
  socket.destroy()
}

/** A stranger with a key of his own, who says whatever he likes in whatever session. */
export class Stranger {
  readonly client: TcpClient
  readonly #key: AgreedKey
  readonly #ids = new MessageIdSource(Date.now)

  static async open({ server }: Ground, from: string): Promise<Stranger> {
    const client = await TcpClient.open({ ...server, from })
    client.write(client.start())
    const key = await makeKey(server, client)
    if (!key) throw new Error('the server made no key')
    client.onFrame = () => {}
    return new Stranger(client, key)
  }

  private constructor(client: TcpClient, key: AgreedKey) {
    this.client = client
    this.#key = key
  }

  nextId(): bigint {
    return this.#ids.next('client')
  }

  say(body: Uint8Array, sessionId: bigint, seqNo: number): void {
    this.client.write(this.client.frame(this.seal(body, sessionId, seqNo)))
  }

  seal(body: Uint8Array, sessionId: bigint, seqNo: number): Uint8Array {
    const { authKey, serverSalt: salt } = this.#key
    const message = { salt, sessionId, msgId: this.nextId(), seqNo, body }
    return sealEnvelope(nodeCrypto, authKey, 'client', message)
  }
}
