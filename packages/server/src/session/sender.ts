import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { Gathering, worthGathering } from '@longshore/protocol/mtproto/gathering'
import {
  type KeyedMessage,
  type MessageToSeal,
  sealEnvelopes,
} from '@longshore/protocol/mtproto/message/envelope'
import type { HeldKey } from './held-key.ts'
import type { Link, Room, SingleAnswer } from './link.ts'
import type { Salts } from './salts.ts'
import type { Session } from './session.ts'
import type { Clock, Timers } from './time.ts'

export interface SenderOptions {
  readonly crypto: CryptoProvider
  readonly clock: Clock
  readonly timers: Timers
  readonly salts: Salts
}

interface Parcel extends KeyedMessage {
  readonly link: Link
}

/** Encrypts what sessions have to say: all that became ready at the same time together. */
export class Sender {
  readonly #options: SenderOptions
  readonly #gathering: Gathering
  #ready = new Map<HeldKey, Set<Session>>()
  #onFlushed: (() => void)[] = []

  constructor(options: SenderOptions) {
    this.#options = options
    this.#gathering = new Gathering({
      soon: (work) => options.timers.soon(work),
      after: (milliseconds, work) => options.timers.after(milliseconds, work),
      work: () => this.flush(),
    })
  }

  /**
   * Makes an answer, and resolves when it has been encrypted: until then it takes room. A large one is waited for by others
   * that are ready, as soon as its size is known and there is room for it.
   */
  async expecting(room: Room, work: (expect: Room) => Promise<void>): Promise<void> {
    let hasCome: (() => void) | undefined
    const expect = (bytes: number) => {
      if (bytes >= worthGathering) hasCome ??= this.#gathering.expect()
    }
    try {
      await work((bytes) => {
        const wait = room(bytes)
        if (wait !== undefined) return wait.then(() => expect(bytes))
        expect(bytes)
        return undefined
      })
    } finally {
      hasCome?.()
    }
    if (this.#ready.size > 0) await new Promise<void>((resolve) => this.#onFlushed.push(resolve))
  }

  /** The session has a message of so many bytes to say, and will be asked for it soon. */
  ready(key: HeldKey, session: Session, bytes: number): void {
    this.#gathering.add(bytes)
    const sessions = this.#ready.get(key)
    if (sessions) sessions.add(session)
    else this.#ready.set(key, new Set([session]))
  }

  /** Sends everything that is ready. */
  flush(): void {
    const ready = this.#ready
    this.#ready = new Map()
    const parcels: Parcel[] = []
    for (const [key, sessions] of ready) this.#collect(key, sessions, parcels)
    this.#send(parcels)
    for (const resolve of this.#onFlushed.splice(0)) resolve()
  }

  /** Sends one message outside of any session's order, over the connection given. */
  sendAside(key: HeldKey, link: Link, message: Omit<MessageToSeal, 'salt'>): void {
    const { authKey } = key
    this.#send([{ link, authKey, message: { ...message, salt: this.#currentSalt(key) } }])
  }

  #collect(key: HeldKey, sessions: Set<Session>, parcels: Parcel[]): void {
    const { authKey } = key
    const salt = this.#currentSalt(key)
    for (const session of sessions) {
      const { link: newest, links, id: sessionId, outgoing } = session
      if (!newest) {
        outgoing.waitForLink()
        continue
      }
      for (const link of newest.single ? links.toReversed() : [newest]) {
        if (link.single && !isWorthIts(link, link.single, session)) continue
        for (const message of outgoing.take(link, links))
          parcels.push({ link, authKey, message: { salt, sessionId, ...message } })
      }
    }
  }

  #send(parcels: readonly Parcel[]): void {
    const envelopes = sealEnvelopes(this.#options.crypto, 'server', parcels)
    for (const [index, envelope] of envelopes.entries()) parcels[index]?.link.send(envelope)
  }

  #currentSalt(key: HeldKey): bigint {
    return this.#options.salts.current(key, Math.floor(this.#options.clock() / 1000))
  }
}

/** Whether what is to be said is worth the only answer of a link. Of acknowledgements alone a client has nothing. */
function isWorthIts(link: Link, single: SingleAnswer, { outgoing, links }: Session): boolean {
  if (single.isDue) return true
  if (!single.isBusy) return outgoing.hasMessagesFor(link, links)
  return outgoing.hasAnswersFor(link, links) && !single.gathers()
}
