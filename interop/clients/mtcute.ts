import {
  InputMedia,
  IntermediatePacketCodec,
  MemoryStorage,
  ObfuscatedPacketCodec,
  PaddedIntermediatePacketCodec,
  TcpTransport,
  TelegramClient,
} from '@mtcute/node'
import { addPublicKey, NodeCryptoProvider } from '@mtcute/node/utils.js'
import { patientSignIn } from '../patient-sign-in.ts'
import type { RunningServer, ServerAddress } from '../server.ts'
import type { Account, SignedIn, StockClient } from '../stock-client.ts'

const codecs = {
  intermediate: () => new IntermediatePacketCodec(),
  padded: () => new PaddedIntermediatePacketCodec(),
  'obfuscated intermediate': () => new ObfuscatedPacketCodec(new IntermediatePacketCodec()),
  'obfuscated padded': () => new ObfuscatedPacketCodec(new PaddedIntermediatePacketCodec()),
}

/** mtcute 0.30.3, layer 227. */
export const mtcute: StockClient = {
  name: 'mtcute 0.30.3 (layer 227)',
  transports: Object.keys(codecs),
  signIn,
}

/** A client of mtcute, signed in. */
export async function openMtcute(
  server: ServerAddress,
  account: Account,
  transport: string = 'intermediate',
  options?: MtcuteOptions,
): Promise<TelegramClient> {
  return await patientSignIn(
    'mtcute',
    () => mtcuteFor(server, transport, options),
    (client) => client.start({ phone: account.phone, code: () => Promise.resolve(account.code) }),
  )
}

export interface MtcuteOptions {
  /** What it remembers; nothing when absent. */
  readonly storage?: MemoryStorage | undefined
  /** Whether it speaks under temporary keys (api/pfs). */
  readonly usePfs?: boolean | undefined
  /** 0 says nothing, 1 errors. */
  readonly logLevel?: number | undefined
}

/** A client of mtcute that nobody is signed in with. */
export async function mtcuteFor(
  server: ServerAddress,
  transport: string = 'intermediate',
  { storage = new MemoryStorage(), usePfs = false, logLevel = 1 }: MtcuteOptions = {},
): Promise<TelegramClient> {
  const codec = codecs[transport as keyof typeof codecs]
  const crypto = new NodeCryptoProvider()
  await crypto.initialize()
  addPublicKey(crypto, server.publicKey)
  const address = { id: server.dcId, ipAddress: server.host, port: server.port }
  class Transport extends TcpTransport {
    override packetCodec(): IntermediatePacketCodec {
      return codec() as IntermediatePacketCodec
    }
  }
  return new TelegramClient({
    apiId: 1,
    apiHash: 'x'.repeat(32),
    crypto,
    storage,
    network: { usePfs },
    transport: new Transport(),
    defaultDcs: { main: address, media: { ...address, mediaOnly: true } },
    logLevel,
  })
}

async function signIn(server: RunningServer, transport: string, account: Account): Promise<SignedIn> {
  const client = await openMtcute(server, account, transport)
  const self = await client.getMe()
  return {
    userId: String(self.id),
    async setUsername(username) {
      await client.setMyUsername(username)
    },
    async sendAndFetch(to, name, bytes) {
      const media = InputMedia.document(bytes, { fileName: name, fileMime: 'application/octet-stream' })
      const message = await client.sendMedia(to, media)
      if (message.media?.type !== 'document') throw new Error(`sent a document, got ${message.media?.type}`)
      return client.downloadAsBuffer(message.media)
    },
    async fetchNewest(from) {
      const [message] = await client.getHistory(from, { limit: 1 })
      if (message?.media?.type !== 'document')
        throw new Error(`expected a document, got ${message?.media?.type}`)
      return client.downloadAsBuffer(message.media)
    },
    close: () => client.destroy(),
  }
}
