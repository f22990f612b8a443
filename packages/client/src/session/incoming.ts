import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import { isContainer, readContainer } from '@longshore/protocol/mtproto/message/container'
import { gunzip } from '@longshore/protocol/mtproto/message/gzip'
import type { Acks } from './acks.ts'
import { type Reaction, reactionTo } from './bad-message.ts'
import type { Query } from './query.ts'
import { ReceivedIds } from './received-ids.ts'
import type { ServerTime } from './server-time.ts'
import {
  type ClientServiceMessage,
  constructorId,
  decodeService,
  gzipPackedId,
  isServiceMessage,
  rpcErrorId,
  type ServiceMessage,
} from './service-message.ts'

/** What incoming messages do to the session they belong to. */
export interface SessionState {
  /** The unanswered call that was sent under this id. */
  query(msgId: bigint): Query | undefined
  /** Whether an unanswered call travelled under this id, or in a container of this id. */
  awaits(msgId: bigint): boolean
  /** It has its answer. */
  settle(msgId: bigint): void
  refused(msgId: bigint, reaction: Reaction): void
  /** The server's session began with this message: it never saw what was sent before. */
  lostBefore(msgId: bigint): void
  /** The server asks for messages again. */
  resend(msgIds: readonly bigint[]): void
  setSalt(salt: bigint): void
  send(message: ClientServiceMessage): void
}

export interface IncomingEvents {
  /** An object the server sent unasked, as bytes: Updates. In the order they were sent. */
  onUpdate(body: Uint8Array): void
  /** The server began the session anew: updates may have been lost. */
  onGap(): void
  /** A message that made no sense was passed over. */
  onNonsense(error: unknown): void
}

/** Answers have up to 1 MB; what unpacks to more than this is not an answer but an attack. */
const longestUnpacked = 32 * 1024 * 1024

/** Reads what the server sends within one session: checks it, acknowledges it, and hands it where it belongs. */
export class IncomingMessages {
  readonly #time: ServerTime
  readonly #acks: Acks
  readonly #session: SessionState
  readonly #events: IncomingEvents
  #received = new ReceivedIds()
  #serverSession: bigint | undefined
  /** Updates wait here for those before them that are still being unpacked. */
  #updates: Promise<void> = Promise.resolve()

  constructor(options: { time: ServerTime; acks: Acks; session: SessionState; events: IncomingEvents }) {
    this.#time = options.time
    this.#acks = options.acks
    this.#session = options.session
    this.#events = options.events
  }

  /** The client began a new session: what was received in the old one says nothing about it. */
  restart(): void {
    this.#received = new ReceivedIds()
    this.#acks.clear()
  }

  /** A message that came in an envelope of its own. */
  take(message: { msgId: bigint; seqNo: number; body: Uint8Array }): void {
    if (!this.#time.accepts(message.msgId) && !this.#tellsTime(message.body)) return
    this.#takeOne(message)
  }

  #takeOne({ msgId, seqNo, body }: { msgId: bigint; seqNo: number; body: Uint8Array }): void {
    // "The msg_id of a server's message is odd"
    if ((msgId & 1n) === 0n) return
    const isNew = this.#received.add(msgId)
    // Acknowledged also when it came before: the server sends again what it believes to be lost.
    if ((seqNo & 1) === 1) this.#acks.add(msgId)
    if (isNew) this.#takeBody(msgId, body)
  }

  /**
   * A clock that is wrong by minutes makes every message look old or new. The notification that says so is believed all
   * the same: it names a message of ours that waits for its answer.
   */
  #tellsTime(body: Uint8Array): boolean {
    if (!isServiceMessage(constructorId(body))) return false
    const message = decodeService(body)
    return (
      message._ === 'bad_msg_notification' &&
      reactionTo(message.error_code).learnTime &&
      this.#session.awaits(message.bad_msg_id)
    )
  }

  #takeBody(msgId: bigint, body: Uint8Array): void {
    const id = constructorId(body)
    if (isContainer(body)) {
      frameMemory.keep(body)
      for (const message of readContainer(body)) this.#takeOne(message)
    } else if (id === gzipPackedId) {
      this.#takePacked(msgId, body)
    } else if (isServiceMessage(id)) {
      this.#takeService(msgId, decodeService(body))
    } else {
      this.#inOrder(() => this.#events.onUpdate(body))
    }
  }

  #takePacked(msgId: bigint, body: Uint8Array): void {
    const unpacking = unpacked(body)
    this.#inOrder(async () => {
      const plain = await unpacking
      if (isServiceMessage(constructorId(plain))) this.#takeService(msgId, decodeService(plain))
      else this.#events.onUpdate(plain)
    })
  }

  #inOrder(deliver: () => void | Promise<void>): void {
    this.#updates = this.#updates.then(deliver).catch(this.#events.onNonsense)
  }

  #takeService(msgId: bigint, message: ServiceMessage): void {
    switch (message._) {
      case 'rpc_result':
        this.#answer(message.req_msg_id, message.result)
        break
      case 'bad_server_salt':
        this.#session.setSalt(message.new_server_salt)
        this.#session.refused(message.bad_msg_id, reactionTo(message.error_code))
        break
      case 'bad_msg_notification':
        this.#correct(msgId, message)
        break
      case 'new_session_created':
        this.#beginServerSession(message)
        break
      case 'msg_detailed_info':
      case 'msg_new_detailed_info':
        this.#askForAnswer(message.answer_msg_id)
        break
      case 'msg_resend_req':
        this.#session.resend(message.msg_ids)
        break
      default:
      // msgs_ack, pong, future_salts, ...: nothing waits for them.
    }
  }

  #correct(msgId: bigint, { bad_msg_id, error_code }: { bad_msg_id: bigint; error_code: number }): void {
    const reaction = reactionTo(error_code)
    if (reaction.learnTime) this.#time.learn(msgId)
    this.#session.refused(bad_msg_id, reaction)
  }

  #answer(msgId: bigint, result: Uint8Array): void {
    const query = this.#session.query(msgId)
    if (query === undefined) return
    this.#session.settle(msgId)
    if (constructorId(result) === gzipPackedId)
      unpacked(result).then((plain) => settle(query, plain), query.fail)
    else settle(query, result)
  }

  #beginServerSession(message: { first_msg_id: bigint; unique_id: bigint; server_salt: bigint }): void {
    this.#session.setSalt(message.server_salt)
    this.#session.lostBefore(message.first_msg_id)
    if (this.#serverSession !== undefined && this.#serverSession !== message.unique_id) this.#events.onGap()
    this.#serverSession = message.unique_id
  }

  /** The server tells of an answer rather than repeating it: ask for it, unless it has arrived in the meantime. */
  #askForAnswer(answerId: bigint): void {
    if (this.#received.has(answerId)) this.#acks.add(answerId)
    else this.#session.send({ _: 'msg_resend_req', msg_ids: [answerId] })
  }
}

function settle(query: Query, result: Uint8Array): void {
  const error = constructorId(result) === rpcErrorId ? decodeService(result) : undefined
  if (error?._ === 'rpc_error') query.fail(RpcError.parse(error.error_code, error.error_message))
  else query.answer(result)
}

async function unpacked(body: Uint8Array): Promise<Uint8Array> {
  const packed = decodeService(body)
  return packed._ === 'gzip_packed' ? await gunzip(packed.packed_data, longestUnpacked) : body
}
