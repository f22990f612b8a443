import { Gathering } from '@longshore/protocol/mtproto/gathering'
import {
  authKeyIdOf,
  EnvelopeError,
  type OpenedEnvelope,
  openEnvelopes,
} from '@longshore/protocol/mtproto/message/envelope'
import type { Frame } from '@longshore/protocol/mtproto/transport/frame'
import { Claims } from './claims.ts'
import type { Steps } from './fair-line.ts'
import type { HeldKey } from './held-key.ts'
import type { Others, SessionClaim } from './others.ts'
import type { Peer } from './peer.ts'
import { receiveEnvelope } from './receive-envelope.ts'
import { receivePlainMessage } from './receive-plain-message.ts'
import { nowInSeconds, type Services } from './services.ts'
import { sendNotFound } from './transport-errors.ts'

/** Bytes that are decrypted at once: what comes on top waits until others had their turn. */
const OPENED_AT_ONCE = 4 * 1024 * 1024

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
  readonly #letters = new Map<bigint, Letter[]>()

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

  /** Opens what has arrived, as much as may be opened at once. */
  open(most = OPENED_AT_ONCE): void {
    const { keys, timers } = this.#services
    const arrived = this.#pick(most)
    if (this.#letters.size > 0) timers.soon(() => this.open())
    const keyed: KeyedLetter[] = []
    for (const [id, letters] of arrived) {
      const key = keys.held(id, nowInSeconds(this.#services))
      if (key) for (const letter of letters) keyed.push({ ...letter, key })
      else this.#openWithStored(id, letters)
    }
    this.#openAll(keyed)
  }

  /** Letters of no more bytes, of each key the first ones. */
  #pick(most: number): Map<bigint, Letter[]> {
    const picked = new Map<bigint, Letter[]>()
    let bytes = 0
    for (const [id, letters] of this.#letters) {
      const rest = letters.findIndex(({ frame }) => {
        if (bytes >= most) return true
        bytes += frame.payload.length
        return false
      })
      if (rest === 0) return picked
      picked.set(id, rest < 0 ? letters : letters.splice(0, rest))
      if (rest < 0) this.#letters.delete(id)
    }
    return picked
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
    for (const letter of arrived) if (letter.peer.closed) done(letter)
    const payloads = letters.map(({ key, frame }) => ({ authKey: key.authKey, payload: frame.payload }))
    const opened = openEnvelopes(this.#services.crypto, 'client', payloads)
    for (const [index, letter] of letters.entries()) {
      const envelope = opened[index]
      if (envelope) this.#lineUp(letter, this.#take(letter, envelope))
    }
  }

  #lineUp({ peer }: Letter, steps: Steps): void {
    this.#services.line.takeInSteps(peer.link.remoteAddress, steps)
  }

  *#take(letter: KeyedLetter, opened: OpenedEnvelope | EnvelopeError): Steps {
    const { key, peer } = letter
    // What came before it may have ended the connection.
    if (peer.closed) return done(letter)
    if (opened instanceof EnvelopeError) {
      this.#refuse(peer, opened)
      return done(letter)
    }
    peer.hasSpoken()
    const { sessionId, msgId } = opened.message
    if (!this.#claims || key.sessions.has(sessionId)) yield* this.#receive({ ...letter, opened })
    else this.#claims.add({ keyId: key.authKey.id, sessionId, messageId: msgId }, { ...letter, opened })
  }

  /**
   * The session begins at once: others that ask for it must hear so.
   *
   * @param receivedUpTo the highest id that another process may have received of the session
   */
  #beginSession(letters: readonly OpenedLetter[], receivedUpTo: bigint): void {
    for (const letter of letters) {
      const steps = this.#receive(letter, receivedUpTo + 1n)
      if (!steps.next().done) this.#lineUp(letter, steps)
    }
  }

  *#receive(letter: OpenedLetter, rememberedFrom = 0n): Steps {
    const { key, peer, frame, opened } = letter
    try {
      if (peer.closed) return
      const quickAckToken = frame.quickAck ? opened.quickAckToken : undefined
      const { message } = opened
      yield* receiveEnvelope(this.#services, peer, key, { message, quickAckToken }, rememberedFrom)
    } catch (error) {
      this.#refuse(peer, error)
    } finally {
      done(letter)
    }
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
