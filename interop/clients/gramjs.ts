import { createHash, createPublicKey } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { patientSignIn } from '../patient-sign-in.ts'
import type { RunningServer, ServerAddress } from '../server.ts'
import type { Account, SignedIn, StockClient } from '../stock-client.ts'

const require = createRequire(import.meta.url)

/** The little of GramJS (and of its successor teleproto, which kept the shape) that the interop tests touch. */
interface Library {
  TelegramClient: new (session: unknown, apiId: number, apiHash: string, options: object) => Client
  Api: { account: { UpdateUsername: new (request: { username: string }) => unknown } }
}
interface Client {
  setLogLevel?(level: string): void
  start(options: {
    phoneNumber: () => Promise<string>
    phoneCode: () => Promise<string>
    onError: (error: Error) => Promise<boolean>
  }): Promise<void>
  getMe(): Promise<{ id: { toString(): string } }>
  invoke(request: unknown): Promise<unknown>
  sendFile(to: string, options: { file: unknown; forceDocument: boolean; workers: number }): Promise<Message>
  getMessages(peer: string, options: { limit: number }): Promise<Message[]>
  downloadMedia(message: Message, options: object): Promise<Uint8Array | undefined>
  iterDownload(options: { file: unknown; requestSize: number }): AsyncIterable<Uint8Array>
  destroy(): Promise<void>
}
interface Message {
  readonly media?: unknown
}
interface ConnectionOptions {
  readonly port: number
}
type ConnectionClass = new (options: ConnectionOptions) => object

const connections = {
  full: 'ConnectionTCPFull',
  abridged: 'ConnectionTCPAbridged',
  'obfuscated abridged': 'ConnectionTCPObfuscated',
}

export const gramjs158 = library('telegram-158', 'telegram 2.17.10 (layer 158)')
export const gramjs198 = library('telegram-198', 'telegram 2.26.22 (layer 198)')
export const teleproto214 = library('teleproto-214', 'teleproto 214.1.7 (layer 214)')
export const teleproto229 = library('teleproto-229', 'teleproto 1.229.0 (layer 229)')

function library(folder: string, name: string): StockClient {
  return {
    name,
    transports: Object.keys(connections),
    signIn: (server, transport, account) => signIn(folder, server, transport, account),
  }
}

/** A client of the library in this folder of node_modules, signed in. */
export async function openGramjs(
  folder: string,
  server: ServerAddress,
  transport: string,
  account: Account,
): Promise<Client> {
  const { TelegramClient } = require(folder) as Library
  trust(folder, server.publicKey)
  const make = (): Client => {
    const client = new TelegramClient(sessionOf(folder, server), 1, 'x'.repeat(32), {
      connection: connectionTo(folder, transport, server.port),
      connectionRetries: 1,
    })
    client.setLogLevel?.('none')
    return client
  }
  return await patientSignIn(folder, make, (client) =>
    client.start({
      phoneNumber: () => Promise.resolve(account.phone),
      phoneCode: () => Promise.resolve(account.code),
      onError: (error) => Promise.reject(error),
    }),
  )
}

async function signIn(
  folder: string,
  server: RunningServer,
  transport: string,
  account: Account,
): Promise<SignedIn> {
  const { Api } = require(folder) as Library
  const { CustomFile } = require(`${folder}/client/uploads`) as {
    CustomFile: new (name: string, size: number, path: string) => unknown
  }
  const client = await openGramjs(folder, server, transport, account)
  const fetch = async (message: Message | undefined): Promise<Uint8Array> => {
    if (!message?.media) throw new Error('the message has no media')
    if (transport === 'abridged' && folder !== 'teleproto-229') return await inSmallSteps(client, message)
    const bytes = await client.downloadMedia(message, {})
    if (!bytes) throw new Error('nothing was downloaded')
    return bytes
  }
  return {
    userId: (await client.getMe()).id.toString(),
    async setUsername(username) {
      await client.invoke(new Api.account.UpdateUsername({ username }))
    },
    async sendAndFetch(to, name, bytes) {
      // From 20 MB on the library reads from a path only.
      const folder = await mkdtemp(join(tmpdir(), 'longshore-gramjs-'))
      try {
        const path = join(folder, name)
        await writeFile(path, bytes)
        const file = new CustomFile(name, bytes.length, path)
        return await fetch(await client.sendFile(to, { file, forceDocument: true, workers: 4 }))
      } finally {
        await rm(folder, { recursive: true })
      }
    },
    async fetchNewest(from) {
      const [message] = await client.getMessages(from, { limit: 1 })
      return fetch(message)
    },
    close: () => client.destroy(),
  }
}

/**
 * Over plain abridged these versions take a frame for whole when its first piece has come from the socket: `readPacket`
 * of network/connection/TCPAbridged.js calls `read` where the other transports call `readExactly`. Answers that fit
 * one piece arrive, so it is asked for small ones, as a program of theirs would have to.
 */
async function inSmallSteps(client: Client, { media }: Message): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of client.iterDownload({ file: media, requestSize: 32 * 1024 })) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The library's table of server keys is open to additions; everything else in it stays as it came. */
function trust(folder: string, pem: string): void {
  const { _serverKeys } = require(`${folder}/crypto/RSA`) as { _serverKeys: Map<string, unknown> }
  const bigInt = require('big-integer') as (digits: string, base: number) => unknown
  const { n } = createPublicKey(pem).export({ format: 'jwk' })
  if (!n) throw new Error('the server key has no modulus')
  const modulus = Buffer.from(n, 'base64url')
  _serverKeys.set(String(fingerprintOf(modulus)), { n: bigInt(modulus.toString('hex'), 16), e: 65537 })
}

/** SHA-1 of the TL strings of modulus and exponent, its last eight bytes as a little-endian signed number. */
function fingerprintOf(modulus: Buffer): bigint {
  const head = Buffer.from([0xfe, modulus.length & 0xff, modulus.length >> 8, 0])
  const exponent = Buffer.from([3, 1, 0, 1])
  return createHash('sha1').update(head).update(modulus).update(exponent).digest().readBigInt64LE(12)
}

function sessionOf(folder: string, server: ServerAddress): unknown {
  const { MemorySession } = require(`${folder}/sessions`) as {
    MemorySession: new () => { setDC(id: number, host: string, port: number): void }
  }
  const session = new MemorySession()
  session.setDC(server.dcId, server.host, server.port)
  return session
}

/** The library connects to port 80 or 443 whatever the session says, so its connection is told the true port. */
function connectionTo(folder: string, transport: string, port: number): ConnectionClass {
  const name = connections[transport as keyof typeof connections]
  const Connection = (require(`${folder}/network/connection`) as Record<string, ConnectionClass>)[name]
  if (!Connection) throw new Error(`${folder} has no ${name}`)
  return class extends Connection {
    constructor(options: ConnectionOptions) {
      super({ ...options, port })
    }
  }
}
