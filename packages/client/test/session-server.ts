import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { type AuthKey, authKeyOf } from '@longshore/protocol/mtproto/message/auth-key'
import { isContainer, readContainer, writeContainer } from '@longshore/protocol/mtproto/message/container'
import { openEnvelope, type PlainMessage, sealEnvelope } from '@longshore/protocol/mtproto/message/envelope'
import { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import type { Frame } from '@longshore/protocol/mtproto/transport/frame'
import type { TlObject } from '@longshore/protocol/schema/api'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import { TlWriter } from '@longshore/protocol/tl/writer'
import type { IncomingEvents } from '../src/session/incoming.ts'
import type { KeyState } from '../src/session/key-state.ts'
import { ServerTime } from '../src/session/server-time.ts'
import { Session } from '../src/session/session.ts'
import { FakeClock } from './fake-clock.ts'
import { seededCrypto } from './random-bytes.ts'

/** A message of the client, out of its container. */
export interface Seen extends PlainMessage {
  /** Its own id, or that of the container it came in. */
  readonly envelopeId: bigint
}

/** The other end of a session, which answers only what a test tells it to. */
export class SessionServer {
  readonly clock: FakeClock
  readonly crypto: CryptoProvider = seededCrypto(1)
  readonly authKey: AuthKey
  readonly key: KeyState
  readonly session: Session
  readonly envelopes: PlainMessage[] = []
  /** The session the client used last: answers go there. */
  sessionId = 0n
  readonly updates: string[] = []
  gaps = 0
  nonsense: unknown[] = []
  /** The server's clock. */
  now: () => number
  readonly #ids: MessageIdSource
  #pushes = 0

  constructor(options: { salt?: bigint; clock?: FakeClock; timeKnown?: boolean } = {}) {
    this.clock = options.clock ?? new FakeClock()
    this.now = () => this.clock.now()
    this.#ids = new MessageIdSource(() => this.now())
    this.authKey = authKeyOf(this.crypto, this.crypto.randomBytes(256))
    let salt = options.salt ?? 1n
    this.key = {
      authKey: this.authKey,
      time: new ServerTime(this.clock, options.timeKnown === false ? undefined : 0),
      get salt() {
        return salt
      },
      setSalt: (latest) => {
        salt = latest
      },
    }
    const events: IncomingEvents = {
      onUpdate: (body) => this.updates.push(new TextDecoder().decode(body.subarray(4)).trim()),
      onGap: () => this.gaps++,
      onNonsense: (error) => this.nonsense.push(error),
    }
    this.session = new Session({ crypto: this.crypto, key: this.key, clock: this.clock, events })
  }

  connect(): void {
    this.session.attach({ send: (payload) => this.#open(payload) })
  }

  /** Everything the client sent since the last time, one by one. */
  take(): Seen[] {
    return this.envelopes.splice(0).flatMap((envelope) => {
      if (!isContainer(envelope.body)) return [{ ...envelope, envelopeId: envelope.msgId }]
      return readContainer(envelope.body).map((item) => ({
        ...envelope,
        ...item,
        envelopeId: envelope.msgId,
      }))
    })
  }

  /** The calls among {@link take}: bodies that are not MTProto's own. */
  takeCalls(): Seen[] {
    return this.take().filter((message) => serviceIn(message) === undefined)
  }

  /** MTProto's own messages among {@link take}. */
  takeService(): TlObject[] {
    return this.take().flatMap((message) => serviceIn(message) ?? [])
  }

  /** What came over a connection, out of its containers. */
  readFrames(frames: readonly Frame[]): (Seen & { service: TlObject | undefined })[] {
    for (const { payload } of frames) this.#open(payload)
    return this.take().map((seen) => ({ ...seen, service: serviceIn(seen) }))
  }

  /** An answer as it goes over a connection. */
  sealAnswer(call: { msgId: bigint }, result: Uint8Array): Uint8Array {
    return this.seal(rpcResult(call, result))
  }

  /** An object as it goes over a connection. */
  seal(object: TlObject | Uint8Array): Uint8Array {
    return sealEnvelope(this.crypto, this.authKey, 'server', this.#plain(object, {}))
  }

  /** Sends an object, in an envelope of its own; gives its id. */
  send(object: TlObject | Uint8Array, message: Partial<PlainMessage> = {}): bigint {
    const plain = this.#plain(object, message)
    this.receive(sealEnvelope(this.crypto, this.authKey, 'server', plain))
    return plain.msgId
  }

  /** Lets a payload arrive. Throws what the session does. */
  receive(payload: Uint8Array): void {
    this.session.receiver((work) => work()).payload(payload)
  }

  #plain(object: TlObject | Uint8Array, message: Partial<PlainMessage>): PlainMessage {
    const body = object instanceof Uint8Array ? object : mtprotoCodec.encode(object)
    return {
      salt: this.key.salt,
      sessionId: this.sessionId,
      msgId: this.#ids.next('push'),
      seqNo: 1,
      ...message,
      body,
    }
  }

  #open(payload: Uint8Array): void {
    const { message } = openEnvelope(this.crypto, this.authKey, 'client', payload)
    this.sessionId = message.sessionId
    this.envelopes.push(message)
  }

  sendContainer(objects: (TlObject | Uint8Array)[]): void {
    const items = objects.map((object) => ({
      msgId: this.#ids.next('push'),
      seqNo: 1,
      body: object instanceof Uint8Array ? object : mtprotoCodec.encode(object),
    }))
    this.send(writeContainer(items), { seqNo: 0 })
  }

  answer(call: { msgId: bigint }, result: Uint8Array, message: Partial<PlainMessage> = {}): bigint {
    return this.send(rpcResult(call, result), { msgId: this.#ids.next('answer'), ...message })
  }

  /** A new id of the server, as for an answer. */
  nextId(): bigint {
    return this.#ids.next('answer')
  }

  /** A body that is none of MTProto's own objects. */
  update(text = `update ${++this.#pushes}`): Uint8Array {
    return body(text)
  }
}

/** A body with an id that no table has, and a text. */
export function body(text: string): Uint8Array {
  const writer = new TlWriter()
  writer.uint(0x10101010)
  writer.raw(new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 4) * 4)))
  return writer.finish()
}

export function textOf({ body: bytes }: { body: Uint8Array }): string {
  return new TextDecoder().decode(bytes.subarray(4)).trim()
}

function rpcResult({ msgId }: { msgId: bigint }, result: Uint8Array): TlObject {
  const answer: MtprotoConstructors['rpc_result'] = { _: 'rpc_result', req_msg_id: msgId, result }
  return answer
}

function serviceIn({ body: bytes }: PlainMessage): TlObject | undefined {
  const id = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true)
  return mtprotoCodec.knows(id) ? mtprotoCodec.readExact(bytes) : undefined
}
