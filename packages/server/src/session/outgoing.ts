import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import { type Body, lengthOf, piecesOf } from '@longshore/protocol/mtproto/message/body'
import type { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import { SequenceNumbers } from '@longshore/protocol/mtproto/message/sequence-number'
import type { Holding, Owner } from '../budget/budget.ts'
import { Acknowledgements } from './acknowledgements.ts'
import type { Budgets } from './budgets.ts'
import { AROUND_A_MESSAGE, type KeptMessage, KeptMessages } from './kept-messages.ts'
import type { SessionLimits } from './limits.ts'
import type { Link } from './link.ts'
import { OLDEST_MESSAGE } from './message-rules.ts'
import { type NumberedMessage, Packer } from './packer.ts'
import type { ReceivedMessage, ReceivedMessages } from './received-messages.ts'
import { serviceMessage } from './service-message.ts'
import type { Clock, Timers } from './time.ts'

/** Stands for any: they travel with all but what travels alone. */
const ACKNOWLEDGEMENT = new Uint8Array(0)

export interface OutgoingMessage {
  readonly body: Body
  /**
   * Whether the message is sent again when its connection is lost: `no` for what the client need not acknowledge.
   * What it must acknowledge is kept until it does so, or, for the bytes of files, no longer than the connection.
   */
  readonly keep: 'no' | 'until acknowledged' | 'while connected'
  /** The request it answers. */
  readonly answers?: ReceivedMessage | undefined
  /** Where what it answers came from. If that has only one answer to give, and has not given it yet, it goes there. */
  readonly over?: Link | undefined
}

export interface OutgoingOptions {
  readonly limits: SessionLimits
  readonly ids: MessageIdSource
  readonly clock: Clock
  readonly timers: Timers
  readonly received: ReceivedMessages
  readonly budgets: Pick<Budgets, 'kept' | 'keptFiles'>
  /** For whom everything is kept. */
  readonly owner: Owner
  /** Called when something waits to be taken, of about so many bytes. */
  readonly ready: (bytes: number) => void
}

/**
 * What a session has to say. Messages wait here until {@link Outgoing.take} numbers them, packs them and keeps those
 * that may be needed again (mtproto/service_messages_about_messages).
 */
export class Outgoing {
  readonly #options: OutgoingOptions
  readonly #acknowledgements: Acknowledgements
  readonly #kept: KeptMessages
  readonly #keptFiles: KeptMessages
  #waiting: OutgoingMessage[] = []
  /** Of what waits for a connection. */
  readonly #waitingBytes: Holding
  /** Bytes of files that are not kept any more, but may not have been encrypted yet. */
  #forgotten: Body[] = []
  readonly #repeats = new Set<bigint>()
  readonly #sequence = new SequenceNumbers()

  constructor(options: OutgoingOptions) {
    const { limits, timers, received, budgets, owner, ready } = options
    this.#options = options
    this.#waitingBytes = budgets.kept.hold(owner, () => this.#dropFirst())
    this.#kept = new KeptMessages({ messages: limits.keptMessages, bytes: limits.keptBytes }, (giveUp) =>
      budgets.kept.hold(owner, giveUp),
    )
    this.#keptFiles = new KeptMessages(
      { messages: limits.keptFileMessages, bytes: limits.keptFileBytes },
      (giveUp) => budgets.keptFiles.hold(owner, giveUp),
      ({ body }) => this.#forgotten.push(body),
    )
    const wait = limits.acknowledgeAfter
    this.#acknowledgements = new Acknowledgements({ timers, received, wait, due: () => ready(0) })
  }

  /** The seq_no of a message that need not be acknowledged, if it were sent now. */
  get seqNo(): number {
    return this.#sequence.next(false)
  }

  /** @throws RangeError for a body that is no multiple of 4 bytes, which TL never makes */
  send(message: OutgoingMessage): void {
    const length = lengthOf(message.body)
    if (length % 4 !== 0) throw new RangeError(`a message of ${length} bytes is no TL`)
    if (message.answers) this.#acknowledgements.remove(message.answers.id)
    this.#waiting.push(message)
    this.#options.ready(length)
  }

  /** The client shall learn that its message came: by its answer, or after a while by msgs_ack. */
  confirm(id: bigint): void {
    this.#acknowledgements.add(id)
  }

  /** The client has these messages: they need not be kept. */
  acknowledge(ids: readonly bigint[]): void {
    for (const id of ids) {
      const message = this.forget(id)
      if (message?.answers) message.answers.answerReceived = true
    }
  }

  /** A message that was sent, is not acknowledged and not forgotten. */
  kept(id: bigint): KeptMessage | undefined {
    return this.#kept.get(id) ?? this.#keptFiles.get(id)
  }

  forget(id: bigint): KeptMessage | undefined {
    return this.#kept.remove(id) ?? this.#keptFiles.remove(id)
  }

  /** Whether something waits that is not just an acknowledgement. */
  get hasMessages(): boolean {
    return this.#waiting.length > 0 || this.#repeats.size > 0
  }

  /** The same, of what `link` may carry while the session has these links. */
  hasMessagesFor(link: Link, links: readonly Link[]): boolean {
    return this.#repeats.size > 0 || this.#waiting.some((message) => isFor(message, link, links))
  }

  /** Whether an answer to a request waits that `link` may carry while the session has these links. */
  hasAnswersFor(link: Link, links: readonly Link[]): boolean {
    return this.#waiting.some((message) => message.answers !== undefined && isFor(message, link, links))
  }

  /** Has something to say in any case: what is to be confirmed, be it nothing. */
  sayAnything(): void {
    const body = this.#acknowledgements.take() ?? serviceMessage({ _: 'msgs_ack', msg_ids: [] })
    this.send({ body, keep: 'no' })
  }

  /** Whether the answer to a request waits for a connection. */
  isWaiting(request: ReceivedMessage): boolean {
    return this.#waiting.some(({ answers }) => answers === request)
  }

  /** Has what still waits taken. */
  goOn(): void {
    if (this.hasMessages) this.#options.ready(0)
  }

  /** Sends a kept message once more, under its own id. */
  repeat(message: KeptMessage): void {
    this.#repeats.add(message.id)
    this.#options.ready(lengthOf(message.body))
  }

  /** Sends a kept message once more if it is short; of a long one it tells the client, who may ask for it. */
  repeatOrAnnounce(message: KeptMessage): void {
    const { id, body, answers } = message
    const bytes = lengthOf(body)
    if (bytes <= this.#options.limits.repeatBytes) {
      this.repeat(message)
      return
    }
    const info = { answer_msg_id: id, bytes, status: 0 }
    const announcement = serviceMessage(
      answers
        ? { _: 'msg_detailed_info', msg_id: answers.id, ...info }
        : { _: 'msg_new_detailed_info', ...info },
    )
    this.send({ body: announcement, keep: 'no' })
  }

  /** What is not acknowledged goes out again on a connection that is new to the session. */
  repeatAllOn(link: Link): void {
    for (const message of this.#kept.all()) {
      if (message.link === link || message.link.single?.hasArrived) continue
      message.link = link
      this.repeatOrAnnounce(message)
    }
  }

  /** A connection is gone: the file bytes it carried go out again on another one, or are not kept. */
  repeatFilesSentOn(gone: Link, link: Link | undefined): void {
    if (link === undefined || gone.single?.hasArrived) this.#keptFiles.removeSentOn(gone)
    else this.#repeatFiles(gone, link)
  }

  #repeatFiles(gone: Link, link: Link): void {
    for (const message of this.#keptFiles.all()) {
      if (message.link !== gone) continue
      message.link = link
      this.repeatOrAnnounce(message)
    }
  }

  /** Forgets what was sent too long ago: clients refuse such old ids. */
  expire(): void {
    const time = this.#options.clock() - OLDEST_MESSAGE * 1000
    this.#kept.removeSentBefore(time)
    this.#keptFiles.removeSentBefore(time)
  }

  /** There is no connection: what is to be kept waits for one, up to tighter bounds. */
  waitForLink(): void {
    const { keptMessages, waitingBytes } = this.#options.limits
    this.#waiting = this.#waiting
      .filter(({ keep }) => keep === 'until acknowledged')
      .map((message) => ({ ...message, over: undefined }))
    let bytes = this.#waiting.reduce((sum, { body }) => sum + lengthOf(body), 0)
    while (this.#waiting.length > keptMessages || bytes > waitingBytes) {
      const first = this.#waiting.shift()
      if (first) bytes -= lengthOf(first.body)
    }
    this.#countWaiting()
  }

  #dropFirst(): void {
    this.#waiting.shift()
    this.#countWaiting()
  }

  #countWaiting(): void {
    const bytes = this.#waiting.reduce((sum, { body }) => sum + lengthOf(body) + AROUND_A_MESSAGE, 0)
    this.#waitingBytes.set(bytes)
  }

  /**
   * Numbers everything that is to go out now, over `link`: to be encrypted before this is called again. Where `link` has
   * one answer only, that is one envelope, and the rest waits, as does what another one of `links` shall carry.
   */
  take(link: Link, links: readonly Link[]): NumberedMessage[] {
    const { ids } = this.#options
    this.#giveBackForgotten()
    const packer = new Packer(() => ({ msgId: ids.next('push'), seqNo: this.seqNo }))
    const mayAdd = ({ body }: { body: Body }) => link.single === undefined || packer.hasRoomFor(body)
    for (const id of this.#repeats) {
      const message = this.kept(id)
      if (message && !mayAdd(message)) break
      this.#repeats.delete(id)
      if (message) packer.addRepeated({ msgId: id, seqNo: message.seqNo, body: message.body })
    }
    let isFull = false
    this.#waiting = this.#waiting.filter((message) => {
      if (isFull || !isFor(message, link, links)) return true
      isFull = !mayAdd(message)
      if (!isFull) packer.add(this.#number(message, link))
      return isFull
    })
    this.#waitingBytes.release()
    if (this.#waiting.length > 0) this.#countWaiting()
    const isDue = this.#acknowledgements.due && mayAdd({ body: ACKNOWLEDGEMENT })
    const acknowledgement = isDue || packer.hasBatch ? this.#acknowledgements.take() : undefined
    if (acknowledgement) {
      packer.add({ msgId: ids.next('push'), seqNo: this.seqNo, body: acknowledgement })
    }
    return packer.finish()
  }

  stop(): void {
    this.#acknowledgements.stop()
    this.#kept.close()
    this.#keptFiles.close()
    this.#waitingBytes.release()
  }

  /** What was taken before is encrypted by now. */
  #giveBackForgotten(): void {
    for (const body of this.#forgotten.splice(0))
      for (const piece of piecesOf(body)) frameMemory.giveBack(piece)
  }

  #number(message: OutgoingMessage, link: Link): NumberedMessage {
    const { body, keep, answers } = message
    // "1 mod 4 if the message is a response to a client message, 3 mod 4 otherwise"
    const msgId = this.#options.ids.next(answers ? 'answer' : 'push')
    const seqNo = this.#sequence.next(keep !== 'no')
    if (keep === 'no') return { msgId, seqNo, body }
    if (answers) answers.answerId = msgId
    const shelf = keep === 'until acknowledged' ? this.#kept : this.#keptFiles
    shelf.add({ id: msgId, seqNo, body, answers, link, sentAt: this.#options.clock() })
    return { msgId, seqNo, body }
  }
}

/** Who asked over HTTP looks for the answer where it asked, as long as it waits there. */
function isFor({ over }: OutgoingMessage, link: Link, links: readonly Link[]): boolean {
  return over === undefined || over === link || !over.single || !link.single || !links.includes(over)
}
