import { Gathering } from '@longshore/protocol/mtproto/gathering'
import {
  authKeyIdOf,
  EnvelopeError,
  type OpenedEnvelope,
  openEnvelopes,
} from '@longshore/protocol/mtproto/message/envelope'
import type { Frame } from '@longshore/protocol/mtproto/transport/frame'
import { Claims } from './claims.ts'
import type { HeldKey } from './held-key.ts'
import type { Others, SessionClaim } from './others.ts'
import type { Peer } from './peer.ts'
import { receiveEnvelope } from './receive-envelope.ts'
import { receivePlainMessage } from './receive-plain-message.ts'
import { nowInSeconds, type Services } from './services.ts'
import { sendNotFound } from './transport-errors.ts'

interface Letter {
  readonly peer: Peer
  readonly frame: Frame
}

/** A letter and the key that opens it. */
interface KeyedLetter extends Letter {
  readonly key: HeldKey
}

/** A letter that was opened, and waits for its session to begin. */
interface OpenedLetter extends KeyedLetter {
  readonly opened: OpenedEnvelope
}

/** Where frames arrive: those that came at the same time are opened together, each key's in their order. */
export class Inbox {
  readonly #services: Services
  readonly #gathering: Gathering
  readonly #claims: Claims<OpenedLetter> | undefined
  #letters = new Map<bigint, Letter[]>()

  /** @param others processes that may have received what comes here */
  constructor(services: Services, others?: Others) {
    this.#services = services
    this.#claims = others && new Claims(others, (letters, upTo) => this.#beginSession(letters, upTo))
    this.#gathering = new Gathering({
      soon: (work) => services.timers.soon(work),
      work: () => this.open(),
    })
  }

  add(peer: Peer, frame: Frame): void {
    const id = keyIdOf(frame)
    if (id !== undefined && id !== 0n) this.#lay(id, { peer, frame })
    else {
      if (id === undefined) peer.close()
      else receivePlainMessage(this.#services, peer, frame.payload)
      peer.link.opened(frame.payload.length)
    }
  }

  /** Bytes of a frame have arrived that is not complete yet. */
  stir(): void {
    this.#gathering.stir()
  }

  #lay(id: bigint, letter: Letter): void {
    this.#gathering.add(letter.frame.payload.length)
    const letters = this.#letters.get(id)
    if (letters) letters.push(letter)
    else this.#letters.set(id, [letter])
  }

  /** Another process begins a session. @returns the highest id of it that waits here; 0 where none does */
  claimedElsewhere(claim: SessionClaim): bigint {
    return this.#claims?.askedFor(claim) ?? 0n
  }

  /** Opens everything that has arrived. */
  open(): void {
    const arrived = this.#letters
    this.#letters = new Map()
    const keyed: KeyedLetter[] = []
    for (const [id, letters] of arrived) {
      const key = this.#services.keys.held(id, nowInSeconds(this.#services))
      if (key) for (const letter of letters) keyed.push({ ...letter, key })
      else this.#openWithStored(id, letters)
    }
    this.#openAll(keyed)
  }

  #openWithStored(id: bigint, letters: readonly Letter[]): void {
    const { keys, log } = this.#services
    keys.loadAny(id, nowInSeconds(this.#services)).then(
      (key) => {
        if (key) return this.#openAll(letters.map((letter) => ({ ...letter, key })))
        for (const letter of letters) {
          sendNotFound(this.#services, letter.peer)
          done(letter)
        }
      },
      (error) => {
        log.error({ err: error }, 'an authorization key could not be read')
        for (const letter of letters) {
          letter.peer.close()
          done(letter)
        }
      },
    )
  }

  #openAll(arrived: readonly KeyedLetter[]): void {
    const letters = arrived.filter(({ peer }) => !peer.closed)
    const payloads = letters.map(({ key, frame }) => ({ authKey: key.authKey, payload: frame.payload }))
    const opened = openEnvelopes(this.#services.crypto, 'client', payloads)
    const waiting = new Set<Letter>()
    for (const [index, letter] of letters.entries()) {
      const envelope = opened[index]
      // What came before it may have ended the connection.
      if (envelope && !letter.peer.closed && this.#take(letter, envelope) === 'waits') waiting.add(letter)
    }
    for (const letter of arrived) if (!waiting.has(letter)) done(letter)
  }

  #take(letter: KeyedLetter, opened: OpenedEnvelope | EnvelopeError): 'waits' | undefined {
    const { key, peer } = letter
    try {
      if (opened instanceof EnvelopeError) throw opened
      peer.hasSpoken()
      const { sessionId, msgId } = opened.message
      if (!this.#claims || key.sessions.has(sessionId)) {
        this.#receive({ ...letter, opened })
        return undefined
      }
      this.#claims.add({ keyId: key.authKey.id, sessionId, messageId: msgId }, { ...letter, opened })
      return 'waits'
    } catch (error) {
      this.#refuse(peer, error)
      return undefined
    }
  }

  /** @param receivedUpTo the highest id that another process may have received of the session */
  #beginSession(letters: readonly OpenedLetter[], receivedUpTo: bigint): void {
    for (const letter of letters) {
      try {
        if (!letter.peer.closed) this.#receive(letter, receivedUpTo + 1n)
      } catch (error) {
        this.#refuse(letter.peer, error)
      }
      done(letter)
    }
  }

  #receive({ key, peer, frame, opened }: OpenedLetter, rememberedFrom = 0n): void {
    const quickAckToken = frame.quickAck ? opened.quickAckToken : undefined
    receiveEnvelope(this.#services, peer, key, { message: opened.message, quickAckToken }, rememberedFrom)
  }

  /** Never -404: who can spoil bytes on their way must not be able to make the client throw its key away. */
  #refuse(peer: Peer, error: unknown): void {
    const { log } = this.#services
    const facts = { err: error, address: peer.link.remoteAddress }
    if (error instanceof EnvelopeError) log.info(facts, 'a message that its key does not open')
    else log.error(facts, 'a message that could not be handled')
    peer.close()
  }
}

/** It is held no more. */
function done({ peer, frame }: Letter): void {
  peer.link.opened(frame.payload.length)
}

function keyIdOf({ payload }: Frame): bigint | undefined {
  return payload.length < 8 ? undefined : authKeyIdOf(payload)
}
