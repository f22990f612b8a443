import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { worthGathering } from '@longshore/protocol/mtproto/gathering'
import { type Body, lengthOf } from '@longshore/protocol/mtproto/message/body'
import {
  EnvelopeError,
  type KeyedMessage,
  type OpenedEnvelope,
} from '@longshore/protocol/mtproto/message/envelope'
import { timeOfMessageId } from '@longshore/protocol/mtproto/message/message-id'
import type { Receiver } from '../connection/connection.ts'
import type { Clock } from '../time/clock.ts'
import { Acks } from './acks.ts'
import type { Reaction } from './bad-message.ts'
import { type EnvelopeBatcher, envelopeDesk } from './envelope-batcher.ts'
import { type IncomingEvents, IncomingMessages } from './incoming.ts'
import type { KeyState } from './key-state.ts'
import { type MessageNumber, Numbering } from './numbering.ts'
import { type Outgoing, pack } from './packing.ts'
import { type Query, SessionError } from './query.ts'
import { type ClientServiceMessage, encodeService } from './service-message.ts'

/** Where a session sends its envelopes while it is connected. */
export interface Wire {
  send(payload: Uint8Array): void
}

/** A server that refuses a message this often on one connection will not take it. */
const mostRefusals = 5
/** The server forgets what it saw more than 300 s ago; a call older than this is sent again under a new id. */
const longestSameId = 200_000

/**
 * A client's session with one data center under one authorization key (mtproto/description). It outlives connections,
 * sends again what a lost one has swallowed, and gives every call exactly one answer.
 */
export class Session {
  readonly #crypto: CryptoProvider
  readonly #key: KeyState
  readonly #acks: Acks
  readonly #incoming: IncomingMessages
  readonly #unsentService: Outgoing[] = []
  /** Calls to be sent, and whether under the number they had before. */
  readonly #unsent = new Map<Query, { sameNumber: boolean }>()
  /** Calls under the id they were last sent with, until they have their answer. */
  readonly #queries = new Map<bigint, Query>()
  #numbering: Numbering
  #wire: Wire | undefined
  #flushing = false
  readonly #batcher: EnvelopeBatcher

  constructor(options: { crypto: CryptoProvider; key: KeyState; clock: Clock; events: IncomingEvents }) {
    const { crypto, key, clock, events } = options
    this.#crypto = crypto
    this.#key = key
    this.#batcher = envelopeDesk(crypto, clock)
    this.#numbering = new Numbering(crypto, () => key.time.now())
    this.#acks = new Acks(clock, () => this.#flushSoon())
    this.#incoming = new IncomingMessages({
      time: key.time,
      acks: this.#acks,
      events,
      session: {
        query: (msgId) => this.#queries.get(msgId),
        awaits: (msgId) => this.#sent(travelledAs(msgId)).length > 0,
        settle: (msgId) => this.#settle(msgId),
        refused: (msgId, reaction) => this.#refused(msgId, reaction),
        lostBefore: (msgId) => this.#sendAgain((query) => query.envelopeId < msgId),
        resend: (msgIds) => this.#repeat((query) => msgIds.includes(idOf(query))),
        setSalt: (salt) => key.setSalt(salt),
        send: (message) => this.#send(message, false),
      },
    })
  }

  /** Whether any call waits for its answer. */
  get busy(): boolean {
    return this.#unsent.size > 0 || this.#queries.size > 0
  }

  /** Sends an encoded method and gives its encoded result; throws `RpcError` when that is what the server answers. */
  call(body: Body, signal?: AbortSignal): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const abort = () => {
        this.#abandon(query)
        reject(signal?.reason)
      }
      const done = () => signal?.removeEventListener('abort', abort)
      signal?.addEventListener('abort', abort, { once: true })
      const query: Query = {
        body,
        envelopeId: 0n,
        refusals: 0,
        answer: (result) => {
          done()
          resolve(result)
        },
        fail: (error) => {
          done()
          reject(error)
        },
      }
      this.#enqueue(query, false)
    })
  }

  /** Asks for a sign of life, and the server to hang up when none is asked for within the delay (in seconds). */
  ping(disconnectDelay: number): void {
    const random = this.#crypto.randomBytes(8)
    const ping_id = new DataView(random.buffer, random.byteOffset, 8).getBigInt64(0, true)
    this.#send({ _: 'ping_delay_disconnect', ping_id, disconnect_delay: disconnectDelay }, true)
  }

  /** A new connection: all that has no answer yet is sent again on it. */
  attach(wire: Wire): void {
    this.#wire = wire
    // What a connection has swallowed the server may have to be asked for anew, however often that happens.
    for (const query of this.#queries.values()) query.refusals = 0
    this.#repeat(() => true)
    this.#flushSoon()
  }

  /** The connection is gone. */
  detach(): void {
    this.#wire = undefined
    this.#acks.hold()
  }

  /**
   * What arrives on a connection of this session.
   *
   * @param trying is given what is done with a payload. It throws when the payload is not of this key: the connection is
   * then not to be trusted.
   */
  receiver(trying: (work: () => void) => void): Receiver {
    const { authKey } = this.#key
    const take = (opened: OpenedEnvelope | EnvelopeError) => trying(() => this.#receive(opened))
    return {
      bytes: () => this.#batcher.stir(),
      payload: (payload) => this.#batcher.arrived({ authKey, payload, take }),
      end: () => this.#batcher.open(),
    }
  }

  #receive(opened: OpenedEnvelope | EnvelopeError): void {
    if (opened instanceof EnvelopeError) throw opened
    const { message } = opened
    // "The client must check that the session_id ... equals that of an active session"; late messages of one that
    // this client has left are nobody's.
    if (message.sessionId === this.#numbering.sessionId) this.#incoming.take(message)
  }

  /** Gives every call that waits this error for an answer. */
  failAll(error: unknown): void {
    const queries = new Set([...this.#queries.values(), ...this.#unsent.keys()])
    this.#queries.clear()
    this.#unsent.clear()
    for (const query of queries) query.fail(error)
  }

  #send(message: ClientServiceMessage, contentRelated: boolean): void {
    this.#unsentService.push({ body: encodeService(message), contentRelated })
    this.#flushSoon()
  }

  #enqueue(query: Query, sameNumber: boolean): void {
    this.#unsent.set(query, { sameNumber })
    this.#flushSoon(lengthOf(query.body) >= worthGathering)
  }

  /** Whatever becomes ready in the same moment travels together; parts of files wait for the end of the turn. */
  #flushSoon(canWait = false): void {
    if (this.#flushing || this.#wire === undefined) return
    this.#flushing = true
    const sender = {
      messages: () => this.#messages(),
      send: (envelope: Uint8Array) => this.#wire?.send(envelope),
    }
    if (canWait) this.#batcher.sendSoon(sender)
    else queueMicrotask(() => this.#batcher.send(sender))
  }

  /** All that is to be sent, numbered; nothing while there is no connection. */
  #messages(): KeyedMessage[] {
    this.#flushing = false
    if (this.#wire === undefined) return []
    const acks = this.#acks.take()
    const outgoing = [...this.#takeUnsent(), ...this.#unsentService.splice(0)]
    if (acks.length > 0) {
      outgoing.push({ body: encodeService({ _: 'msgs_ack', msg_ids: acks }), contentRelated: false })
    }
    const { salt, authKey } = this.#key
    const { sessionId } = this.#numbering
    return pack(outgoing, this.#numbering).map((message) => ({
      authKey,
      message: { salt, sessionId, ...message },
    }))
  }

  #takeUnsent(): Outgoing[] {
    const outgoing = [...this.#unsent].map(([query, { sameNumber }]) => ({
      body: query.body,
      contentRelated: true,
      number: sameNumber ? query.number : undefined,
      onNumbered: (number: MessageNumber, envelopeId: bigint) => {
        query.number = number
        query.envelopeId = envelopeId
        this.#queries.set(number.msgId, query)
      },
    }))
    this.#unsent.clear()
    return outgoing
  }

  #abandon(query: Query): void {
    this.#unsent.delete(query)
    if (query.number && this.#queries.delete(query.number.msgId)) {
      // Saves the server the work, and the line an answer nobody reads.
      this.#send({ _: 'rpc_drop_answer', req_msg_id: query.number.msgId }, true)
    }
  }

  #settle(msgId: bigint): void {
    const query = this.#queries.get(msgId)
    this.#queries.delete(msgId)
    if (query) this.#unsent.delete(query)
  }

  #refused(badMsgId: bigint, reaction: Reaction): void {
    const refused = this.#sent(travelledAs(badMsgId))
    if (refused.length === 0) return
    for (const query of refused) {
      query.refusals++
      if (reaction.resend && query.refusals <= mostRefusals) continue
      this.#settle(idOf(query))
      query.fail(new SessionError(`the server refused a message: ${reaction.meaning}`))
    }
    if (reaction.newSession) this.#beginAnew()
    else this.#sendAgain((query) => refused.includes(query))
  }

  #beginAnew(): void {
    this.#numbering = new Numbering(this.#crypto, () => this.#key.time.now())
    this.#incoming.restart()
    this.#sendAgain(() => true)
  }

  #sent(which: (query: Query) => boolean): Query[] {
    return [...this.#queries.values()].filter(which)
  }

  /** Sends calls again as new messages. */
  #sendAgain(which: (query: Query) => boolean): void {
    for (const query of this.#sent(which)) {
      this.#queries.delete(idOf(query))
      this.#enqueue(query, false)
    }
  }

  /** Sends calls again under the ids they have, so that the server does not carry them out twice. */
  #repeat(which: (query: Query) => boolean): void {
    const oldest = this.#key.time.now() - longestSameId
    const isOld = (query: Query) => timeOfMessageId(idOf(query)) < oldest
    for (const query of this.#sent(which)) if (!isOld(query)) this.#enqueue(query, true)
    this.#sendAgain((query) => which(query) && isOld(query))
  }
}

function idOf(query: Query): bigint {
  return query.number?.msgId ?? 0n
}

function travelledAs(msgId: bigint): (query: Query) => boolean {
  return (query) => idOf(query) === msgId || query.envelopeId === msgId
}
