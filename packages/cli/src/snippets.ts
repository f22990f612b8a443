import { addressOf } from './address-of.ts'

/** What a client must be told to find a Longshore server: the address and the key, nothing else. */
export interface ServerAddress {
  readonly host: string
  readonly port: number
  readonly dcId: number
  /** PKCS#1 PEM file with the public key. */
  readonly publicKeyFile: string
  /** Signed 64 bit, as MTProto sends it. */
  readonly fingerprint: bigint
  readonly phone: string
  readonly code: string
}

export interface Snippet {
  readonly title: string
  readonly code: string
}

/** The exact lines with which each stock client connects to this server and signs in. */
export function snippets(server: ServerAddress): Snippet[] {
  return [mtcute(server), gramjs(server), telethon(server), tdlib(server)]
}

function mtcute({ host, port, dcId, publicKeyFile, phone, code }: ServerAddress): Snippet {
  return {
    title: 'mtcute (npm i @mtcute/node)',
    code: `import { readFileSync } from 'node:fs'
import { MemoryStorage, TelegramClient } from '@mtcute/node'
import { addPublicKey, NodeCryptoProvider } from '@mtcute/node/utils.js'

const crypto = new NodeCryptoProvider()
await crypto.initialize()
addPublicKey(crypto, readFileSync(${quoted(publicKeyFile)}, 'utf8'))
const dc = { id: ${dcId}, ipAddress: '${host}', port: ${port} }
const tg = new TelegramClient({
  apiId: 1, apiHash: 'x'.repeat(32), crypto, storage: new MemoryStorage(),
  defaultDcs: { main: dc, media: { ...dc, mediaOnly: true } },
})
await tg.start({ phone: '${phone}', code: async () => '${code}' })`,
  }
}

function gramjs({ host, port, dcId, publicKeyFile, fingerprint, phone, code }: ServerAddress): Snippet {
  return {
    title: 'GramJS (npm i telegram) or teleproto: the package name is the only difference',
    code: `const { createPublicKey } = require('node:crypto')
const { readFileSync } = require('node:fs')
const bigInt = require('big-integer')
const { TelegramClient } = require('telegram')
const { _serverKeys } = require('telegram/crypto/RSA')
const { ConnectionTCPFull } = require('telegram/network/connection')
const { MemorySession } = require('telegram/sessions')

const { n } = createPublicKey(readFileSync(${quoted(publicKeyFile)})).export({ format: 'jwk' })
_serverKeys.set('${fingerprint}', { n: bigInt(Buffer.from(n, 'base64url').toString('hex'), 16), e: 65537 })
const session = new MemorySession()
session.setDC(${dcId}, '${host}', ${port})
class Connection extends ConnectionTCPFull {
  constructor(options) { super({ ...options, port: ${port} }) } // the library itself knows only ports 80 and 443
}
const client = new TelegramClient(session, 1, 'x'.repeat(32), { connection: Connection })
client
  .start({ phoneNumber: async () => '${phone}', phoneCode: async () => '${code}', onError: console.error })
  .then(() => client.getMe())
  .then((me) => console.log('signed in as', me.id.toString()))`,
  }
}

function telethon({ host, port, dcId, publicKeyFile, phone, code }: ServerAddress): Snippet {
  return {
    title: 'Telethon (layer 152 or newer)',
    code: `from telethon import TelegramClient
from telethon.crypto import rsa

rsa.add_key(open(${quoted(publicKeyFile)}).read(), old=False)
client = TelegramClient('longshore', 1, 'x' * 32)
client.session.set_dc(${dcId}, '${host}', ${port})
client.start(phone='${phone}', code_callback=lambda: '${code}')`,
  }
}

function tdlib({ host, port, dcId, publicKeyFile, fingerprint }: ServerAddress): Snippet {
  return {
    title: 'TDLib and other clients that compile address and key in',
    code: `DC id        ${dcId}
address      ${addressOf(host, port)}   (TDLib: td/telegram/net/ConnectionCreator.cpp, get_default_dc_options)
RSA key      ${publicKeyFile}   (TDLib: td/telegram/net/PublicRsaKeySharedMain.cpp)
fingerprint  ${BigInt.asUintN(64, fingerprint).toString(16).padStart(16, '0')}`,
  }
}

/** A string of JavaScript and of Python. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
