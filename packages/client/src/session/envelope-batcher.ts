import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { Gathering } from '@longshore/protocol/mtproto/gathering'
import {
  type EnvelopeError,
  type KeyedMessage,
  type KeyedPayload,
  type OpenedEnvelope,
  openEnvelopes,
  sealEnvelopes,
} from '@longshore/protocol/mtproto/message/envelope'
import type { Clock } from '../time/clock.ts'

/** A payload that has arrived, and who gets what is in it. */
export interface Arrival extends KeyedPayload {
  /** Throws nothing. */
  take(opened: OpenedEnvelope | EnvelopeError): void
}

/** Has messages to send. */
export interface Sender {
  /** Those that are ready now. */
  messages(): readonly KeyedMessage[]
  send(envelope: Uint8Array): void
}

/**
 * Where the envelopes of all sessions are opened and sealed: those of several connections, also of several clients,
 * together, which costs a third of one by one.
 */
export class EnvelopeBatcher {
  readonly #crypto: CryptoProvider
  readonly #soon: (work: () => void) => void
  readonly #gathering: Gathering
  #arrived: Arrival[] = []
  #senders = new Set<Sender>()

  constructor(crypto: CryptoProvider, soon: Clock['soon']) {
    this.#crypto = crypto
    // A browser's own function refuses to be called as somebody's method.
    this.#soon = soon ?? ((work) => queueMicrotask(work))
    this.#gathering = new Gathering({ soon, work: () => this.open() })
  }

  /** Bytes have come that may become a payload. */
  stir(): void {
    this.#gathering.stir()
  }

  /** To be opened when nothing more comes with it. */
  arrived(arrival: Arrival): void {
    this.#arrived.push(arrival)
    this.#gathering.add(arrival.payload.length)
  }

  /** Opens what has arrived, in the order it has. */
  open(): void {
    const arrived = this.#arrived
    this.#arrived = []
    const opened = openEnvelopes(this.#crypto, 'server', arrived)
    for (const [index, envelope] of opened.entries()) arrived[index]?.take(envelope)
  }

  /** The sender will be asked for its messages when all that is ready now has been seen to. */
  sendSoon(sender: Sender): void {
    if (this.#senders.size === 0) this.#soon(() => this.#sendAll())
    this.#senders.add(sender)
  }

  /** Asks the sender now. */
  send(sender: Sender): void {
    this.#seal(sender.messages().map((message) => ({ sender, ...message })))
  }

  #sendAll(): void {
    const senders = [...this.#senders]
    this.#senders.clear()
    this.#seal(senders.flatMap((sender) => sender.messages().map((message) => ({ sender, ...message }))))
  }

  #seal(messages: readonly (KeyedMessage & { sender: Sender })[]): void {
    const envelopes = sealEnvelopes(this.#crypto, 'client', messages)
    for (const [index, envelope] of envelopes.entries()) messages[index]?.sender.send(envelope)
  }
}

const desks = new WeakMap<Clock, WeakMap<CryptoProvider, EnvelopeBatcher>>()

/** The one of everybody in this process who has the same clock and the same cryptography. */
export function envelopeDesk(crypto: CryptoProvider, clock: Clock): EnvelopeBatcher {
  const those = desks.get(clock) ?? new WeakMap<CryptoProvider, EnvelopeBatcher>()
  desks.set(clock, those)
  const batcher = those.get(crypto) ?? new EnvelopeBatcher(crypto, clock.soon)
  those.set(crypto, batcher)
  return batcher
}
