import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { type AgreedKey, createAuthKey } from '@longshore/protocol/mtproto/handshake/client-flow'
import type { RsaPublicKey } from '@longshore/protocol/mtproto/handshake/rsa'
import type { AuthKey } from '@longshore/protocol/mtproto/message/auth-key'
import { isContainer, readContainer, writeContainer } from '@longshore/protocol/mtproto/message/container'
import { openEnvelope, type PlainMessage, sealEnvelope } from '@longshore/protocol/mtproto/message/envelope'
import { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import { openPlain, sealPlain } from '@longshore/protocol/mtproto/message/plain-message'
import { SequenceNumbers } from '@longshore/protocol/mtproto/message/sequence-number'
import { ClientTransport } from '@longshore/protocol/mtproto/transport/client-transport'
import type { Frame, TransportKind } from '@longshore/protocol/mtproto/transport/frame'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoConstructors, MtprotoMethods } from '@longshore/protocol/schema/mtproto-types.gen'
import type { Wire } from '@longshore/server/gateway/wire'
import { FakeWire } from './fake-wire.ts'

/** What arrives, for whoever waits for it or asks later. */
class Mailbox<T> {
  readonly #arrived: T[] = []
  readonly #waiting: ((item: T) => void)[] = []

  put(item: T): void {
    const taker = this.#waiting.shift()
    if (taker) taker(item)
    else this.#arrived.push(item)
  }

  take(): Promise<T> {
    const item = this.#arrived.shift()
    return item === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(item)
  }

  takeAll(): T[] {
    return this.#arrived.splice(0)
  }
}

export interface RawConnectionOptions {
  readonly crypto: CryptoProvider
  /** Takes the server's end. */
  readonly accept: (wire: Wire) => void
  readonly kind?: TransportKind | undefined
  readonly obfuscated?: boolean | undefined
  /** Cuts what is sent into the chunks that arrive. */
  readonly cut?: ((bytes: Uint8Array) => Uint8Array[]) | undefined
  readonly remoteAddress?: string | undefined
  readonly mustBeObfuscated?: boolean | undefined
}

/** A client's end of a connection in memory: frames out, frames in. */
export class RawConnection {
  readonly wire: FakeWire
  readonly frames = new Mailbox<Frame>()
  /** Told of each frame instead of the mailbox. */
  onFrame: ((frame: Frame) => void) | undefined
  readonly #transport: ClientTransport
  readonly #cut: (bytes: Uint8Array) => Uint8Array[]
  #hasStarted = false

  constructor(options: RawConnectionOptions) {
    const { crypto, kind = 'intermediate', obfuscated = false } = options
    this.#transport = new ClientTransport({ crypto, kind, obfuscated, dcId: 2, maxFrame: 16 * 1024 * 1024 })
    this.#cut = options.cut ?? ((bytes) => [bytes])
    this.wire = new FakeWire({
      remoteAddress: options.remoteAddress,
      mustBeObfuscated: options.mustBeObfuscated,
      onBytes: (chunk) => {
        for (const frame of this.#transport.push(chunk.slice())) this.#arrive(frame)
      },
    })
    options.accept(this.wire)
  }

  send(payload: Uint8Array, quickAck = false): void {
    const chunks = this.#transport.frame(payload, quickAck)
    this.sendBytes(concat(this.#hasStarted ? chunks : [this.#transport.start(), ...chunks]))
    this.#hasStarted = true
  }

  /** Bytes past the transport. */
  sendBytes(bytes: Uint8Array): void {
    for (const chunk of this.#cut(bytes)) this.wire.send(chunk)
  }

  /** The number in the next frame, which must be a transport error. */
  async transportError(): Promise<number> {
    const { payload, quickAck } = await this.frames.take()
    if (payload.length !== 4 || quickAck) throw new Error(`a frame of ${payload.length} bytes is no error`)
    return new DataView(payload.buffer, payload.byteOffset).getInt32(0, true)
  }

  /** Makes a key as clients do. */
  handshake(
    crypto: CryptoProvider,
    key: RsaPublicKey,
    clock: () => number,
    more: { expiresIn?: number; oldPadding?: boolean; dcId?: number } = {},
  ): Promise<AgreedKey> {
    const ids = new MessageIdSource(clock)
    const exchange = async (body: Uint8Array) => {
      this.send(sealPlain(ids.next('client'), body))
      return openPlain((await this.frames.take()).payload).body
    }
    return createAuthKey({ crypto, keys: [key], clock, exchange, ...more })
  }

  #arrive(frame: Frame): void {
    if (this.onFrame) this.onFrame(frame)
    else this.frames.put(frame)
  }
}

/** A message of the server, taken out of its container. */
export interface RawMessage {
  readonly msgId: bigint
  readonly seqNo: number
  readonly body: Uint8Array
  /** The id of the container it came in. */
  readonly container: bigint | undefined
  readonly salt: bigint
  readonly connection: RawConnection
  /** Its name where it is one of MTProto's own, else `update`. */
  readonly name: string
}

export interface RawClientOptions {
  readonly crypto: CryptoProvider
  readonly clock: () => number
  readonly authKey: AuthKey
  readonly salt: bigint
  readonly sessionId: bigint
}

export type RawSendOptions = { [F in keyof Omit<PlainMessage, 'body'>]?: PlainMessage[F] | undefined } & {
  readonly on?: RawConnection | undefined
  readonly quickAck?: boolean | undefined
}

type Objects = MtprotoConstructors & { [M in keyof MtprotoMethods]: MtprotoMethods[M]['request'] }

/** One session of a client that keeps every rule of MTProto, unless it is told to break one. */
export class RawClient {
  readonly messages = new Mailbox<RawMessage>()
  readonly quickAcks: number[] = []
  /** What msgs_ack named; it is not among the messages, since it may come with any of them. */
  readonly acknowledged: bigint[] = []
  salt: bigint
  sessionId: bigint
  readonly #options: RawClientOptions
  readonly #ids: MessageIdSource
  readonly #sequence = new SequenceNumbers()
  #connection: RawConnection | undefined

  constructor(options: RawClientOptions) {
    this.#options = options
    this.salt = options.salt
    this.sessionId = options.sessionId
    this.#ids = new MessageIdSource(options.clock)
  }

  /** Speaks over this connection from now on, and goes on listening to the others. */
  use(connection: RawConnection): this {
    this.#connection = connection
    connection.onFrame = (frame) => this.#arrive(connection, frame)
    return this
  }

  get connection(): RawConnection {
    if (!this.#connection) throw new Error('the client has no connection')
    return this.#connection
  }

  nextId(): bigint {
    return this.#ids.next('client')
  }

  nextSeqNo(contentRelated = true): number {
    return this.#sequence.next(contentRelated)
  }

  /** The next message as it would go over the wire. */
  seal(body: Uint8Array, options: RawSendOptions = {}): { msgId: bigint; payload: Uint8Array } {
    const { crypto, authKey } = this.#options
    const message = {
      salt: options.salt ?? this.salt,
      sessionId: options.sessionId ?? this.sessionId,
      msgId: options.msgId ?? this.nextId(),
      seqNo: options.seqNo ?? this.nextSeqNo(needsAcknowledgement(body)),
      body,
    }
    return { msgId: message.msgId, payload: sealEnvelope(crypto, authKey, 'client', message) }
  }

  /** @returns the id of the message */
  send(body: Uint8Array, options: RawSendOptions = {}): bigint {
    const { msgId, payload } = this.seal(body, options)
    const connection = options.on ?? this.connection
    connection.send(payload, options.quickAck)
    return msgId
  }

  /** One of MTProto's own messages. */
  sendService<N extends keyof Objects>(message: Objects[N], options?: RawSendOptions): bigint {
    return this.send(mtprotoCodec.encode(message), options)
  }

  /** Several messages in one container; their ids and that of the container. */
  sendContainer(bodies: Uint8Array[], options: RawSendOptions = {}): { msgId: bigint; msgIds: bigint[] } {
    const messages = bodies.map((body) => ({
      msgId: this.nextId(),
      seqNo: this.nextSeqNo(needsAcknowledgement(body)),
      body,
    }))
    const container = writeContainer(messages)
    const msgId = this.send(container, { seqNo: this.nextSeqNo(false), ...options })
    return { msgId, msgIds: messages.map((message) => message.msgId) }
  }

  next(): Promise<RawMessage> {
    return this.messages.take()
  }

  /** The next message, which must be this one of MTProto's own. */
  async expect<N extends keyof MtprotoConstructors>(name: N): Promise<MtprotoConstructors[N] & RawMessage> {
    const message = await this.next()
    if (message.name !== name) throw new Error(`${message.name} came where ${name} was expected`)
    return { ...message, ...(mtprotoCodec.readExact(message.body) as MtprotoConstructors[N]) }
  }

  /** What has come and comes until the pong to a ping sent now. */
  async untilPong(): Promise<RawMessage[]> {
    this.sendService({ _: 'ping', ping_id: this.nextId() })
    const earlier: RawMessage[] = []
    for (let message = await this.next(); message.name !== 'pong'; message = await this.next()) {
      earlier.push(message)
    }
    return earlier
  }

  #arrive(connection: RawConnection, { payload, quickAck }: Frame): void {
    if (quickAck) {
      this.quickAcks.push(new DataView(payload.buffer, payload.byteOffset).getUint32(0, true))
      return
    }
    if (payload.length === 4) {
      connection.frames.put({ payload, quickAck })
      return
    }
    const { crypto, authKey } = this.#options
    const { message } = openEnvelope(crypto, authKey, 'server', payload)
    if (message.sessionId !== this.sessionId) throw new Error('a message for another session')
    const { salt, msgId } = message
    if (!isContainer(message.body)) {
      this.#deliver({ ...message, connection, container: undefined })
      return
    }
    for (const content of readContainer(message.body)) {
      if (content.msgId >= msgId) throw new Error('a container must have a higher id than its messages')
      this.#deliver({ ...content, salt, connection, container: msgId })
    }
  }

  #deliver(message: Omit<RawMessage, 'name'>): void {
    if (message.msgId % 2n !== 1n) throw new Error('the ids of servers are odd')
    const name = nameOf(message.body)
    if (name === 'msgs_ack') {
      const { msg_ids } = mtprotoCodec.readExact(message.body) as MtprotoConstructors['msgs_ack']
      this.acknowledged.push(...msg_ids)
    } else this.messages.put({ ...message, name })
  }
}

function nameOf(body: Uint8Array): string {
  const id = new DataView(body.buffer, body.byteOffset).getUint32(0, true)
  return mtprotoCodec.knows(id)?.name ?? 'update'
}

function needsAcknowledgement(body: Uint8Array): boolean {
  return !isContainer(body) && !['msgs_ack', 'http_wait', 'gzip_packed'].includes(nameOf(body))
}

function concat(chunks: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks))
}
