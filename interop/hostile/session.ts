import { gunzipSync } from 'node:zlib'
import { type AgreedKey, createAuthKey } from '@longshore/protocol/mtproto/handshake/client-flow'
import { parsePublicKeyPem } from '@longshore/protocol/mtproto/handshake/rsa'
import { isContainer, readContainer } from '@longshore/protocol/mtproto/message/container'
import { openEnvelope, sealEnvelope } from '@longshore/protocol/mtproto/message/envelope'
import { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import { openPlain, sealPlain } from '@longshore/protocol/mtproto/message/plain-message'
import type { Frame } from '@longshore/protocol/mtproto/transport/frame'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { MethodName, Request, Result } from '@longshore/protocol/schema/api'
import { apiCodec, mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import { TlReader } from '@longshore/protocol/tl/reader'
import { type Target, TcpClient } from './tcp.ts'

const RPC_RESULT = 0xf35c6d01
const GZIP_PACKED = 0x3072cfa1

/** A request that failed in a way that is the server's fault. */
export interface ServerFault {
  readonly text: string
  readonly request: string
}

/** What is remembered of a request until its answer comes. */
export interface SentRequest {
  readonly method: string
  /** The whole of it, so that a fault can be repeated. */
  readonly told: string
}

/** Makes an authorization key as honest clients do, or with what `spoil` makes of one of the messages. */
export async function makeKey(
  server: Target,
  client: TcpClient,
  spoil: (body: Uint8Array, step: number) => Uint8Array = (body) => body,
): Promise<AgreedKey | undefined> {
  const ids = new MessageIdSource(Date.now)
  let step = 0
  const exchange = async (body: Uint8Array): Promise<Uint8Array> => {
    const frame = nextFrame(client)
    client.write(client.frame(sealPlain(ids.next('client'), spoil(body, step++))))
    const answer = await client.orClosed(frame, 'no answer to a handshake')
    if (answer === undefined || answer.payload.length === 4) throw new Refused('refused')
    return openPlain(answer.payload).body
  }
  const keys = [parsePublicKeyPem(nodeCrypto, server.publicKey)]
  try {
    return await createAuthKey({ crypto: nodeCrypto, keys, dcId: server.dcId, exchange })
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** The server did not go along with a handshake. */
class Refused extends Error {}

export function nextFrame(client: TcpClient): Promise<Frame> {
  return new Promise((resolve) => {
    client.onFrame = resolve
  })
}

/** One session that seals whatever it is told to send, and reads the answers. Nothing it gets is acknowledged. */
export class HostileSession {
  /** The layer in which it speaks. */
  readonly layer: number
  readonly faults: ServerFault[] = []
  /** How often each answer came: the text of an error, or `ok`. */
  readonly answers = new Map<string, number>()
  readonly #server: Target
  readonly #key: AgreedKey
  readonly #id = nodeCrypto.randomBytes(8)
  readonly #ids = new MessageIdSource(Date.now)
  /** Methods the server has said that it does not have. */
  readonly missing = new Set<string>()
  readonly #requests = new Map<bigint, SentRequest>()
  readonly #waiting = new Map<bigint, (result: Uint8Array) => void>()
  #contentMessages = 0
  #client: TcpClient

  static async open(server: Target, key: AgreedKey, layer: number): Promise<HostileSession> {
    return new HostileSession(server, key, layer, await connected(server))
  }

  private constructor(server: Target, key: AgreedKey, layer: number, client: TcpClient) {
    this.#server = server
    this.#key = key
    this.layer = layer
    this.#client = client
    this.#listen()
  }

  get client(): TcpClient {
    return this.#client
  }

  /** Another connection, where the server has closed the one there was. */
  async reconnect(): Promise<void> {
    if (!this.#client.isClosed) return
    this.#client = await connected(this.#server)
    this.#listen()
  }

  /** An envelope that only the holder of the key can make. */
  seal(body: Uint8Array, request: SentRequest): Uint8Array {
    const msgId = this.#ids.next('client')
    this.#requests.set(msgId, request)
    return this.#seal(msgId, body)
  }

  send(body: Uint8Array, request: SentRequest): void {
    this.#client.write(this.#client.frame(this.seal(body, request)))
  }

  /**
   * An honest request, with who we are; where the server closes the connection before it answers, once more on another.
   * What was sent before it is done, but for what runs at the same time.
   */
  async call<M extends MethodName>(request: Request<M> & { _: M }): Promise<Result<M>> {
    for (let tries = 0; tries < 5; tries++) {
      await this.reconnect()
      const msgId = this.#ids.next('client')
      const answer = new Promise<Uint8Array>((resolve) => this.#waiting.set(msgId, resolve))
      this.#client.write(this.#client.frame(this.#seal(msgId, introduced(request, this.layer))))
      const result = await this.#client.orClosed(answer, `no answer to ${request._}`)
      this.#waiting.delete(msgId)
      if (result === undefined) continue
      const error = errorIn(result)
      if (error) throw new Error(`${request._}: ${error.error_code} ${error.error_message}`)
      return apiCodec.readResult(request._, new TlReader(result), this.layer) as Result<M>
    }
    throw new Error(`the server closes every connection upon ${request._}`)
  }

  #seal(msgId: bigint, body: Uint8Array): Uint8Array {
    return sealEnvelope(nodeCrypto, this.#key.authKey, 'client', {
      salt: this.#key.serverSalt,
      sessionId: new DataView(this.#id.buffer, this.#id.byteOffset).getBigInt64(0, true),
      msgId,
      seqNo: 2 * this.#contentMessages++ + 1,
      body,
    })
  }

  #listen(): void {
    this.#client.onFrame = ({ payload, quickAck }) => {
      if (quickAck || payload.length === 4) return
      const { message } = openEnvelope(nodeCrypto, this.#key.authKey, 'server', payload)
      const messages = isContainer(message.body) ? readContainer(message.body) : [message]
      for (const { body } of messages) this.#read(body)
    }
  }

  #read(body: Uint8Array): void {
    const reader = new TlReader(body)
    if (reader.uint() !== RPC_RESULT) return
    const msgId = reader.long()
    const result = unpacked(reader.rest())
    const waiting = this.#waiting.get(msgId)
    if (waiting) {
      waiting(result)
      return
    }
    const error = errorIn(result)
    const text = error?.error_message ?? 'ok'
    this.answers.set(text, (this.answers.get(text) ?? 0) + 1)
    const request = this.#requests.get(msgId)
    if (error?.error_code === 500) this.faults.push({ text, request: request?.told ?? 'unknown' })
    if (request && text.startsWith('INPUT_METHOD_INVALID')) this.missing.add(request.method)
    this.#requests.delete(msgId)
  }
}

async function connected(server: Target): Promise<TcpClient> {
  const client = await TcpClient.open(server)
  client.write(client.start())
  return client
}

function unpacked(result: Uint8Array): Uint8Array {
  const reader = new TlReader(result)
  return reader.uint() === GZIP_PACKED ? new Uint8Array(gunzipSync(reader.bytes())) : result
}

function errorIn(result: Uint8Array): MtprotoConstructors['rpc_error'] | undefined {
  const { name } = mtprotoCodec.knows(new TlReader(result).uint()) ?? {}
  return name === 'rpc_error'
    ? (mtprotoCodec.readExact(result) as MtprotoConstructors['rpc_error'])
    : undefined
}

function introduced<M extends MethodName>(request: Request<M>, layer: number): Uint8Array {
  return introducedBytes(apiCodec.encode(request, layer), layer)
}

/** Bytes of a method as the first request of a session brings them. */
export function introducedBytes(query: Uint8Array, layer: number): Uint8Array {
  const init = apiCodec.encode({
    _: 'initConnection',
    api_id: 1,
    device_model: 'hostile',
    system_version: '1',
    app_version: '1',
    system_lang_code: 'en',
    lang_pack: '',
    lang_code: 'en',
    query,
  } as Request<'initConnection'>)
  return apiCodec.encode({ _: 'invokeWithLayer', layer, query: init } as Request<'invokeWithLayer'>)
}
