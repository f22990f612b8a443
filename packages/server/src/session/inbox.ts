import { Gathering } from '@longshore/protocol/mtproto/gathering'
import {
  authKeyIdOf,
  EnvelopeError,
  type OpenedEnvelope,
  openEnvelopes,
} from '@longshore/protocol/mtproto/message/envelope'
import type { Frame } from '@longshore/protocol/mtproto/transport/frame'
import type { HeldKey } from './held-key.ts'
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

/** Where frames arrive: those that came at the same time are opened together, each key's in their order. */
export class Inbox {
  readonly #services: Services
  readonly #gathering: Gathering
  #letters = new Map<bigint, Letter[]>()

  constructor(services: Services) {
    this.#services = services
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
    for (const letters of arrived.values())
      for (const { peer, frame } of letters) peer.link.opened(frame.payload.length)
  }

  #openWithStored(id: bigint, letters: readonly Letter[]): void {
    const { keys, log } = this.#services
    keys.load(id).then(
      (key) => {
        if (key) this.#openAll(letters.map((letter) => ({ ...letter, key })))
        else for (const { peer } of letters) sendNotFound(this.#services, peer)
      },
      (error) => {
        log.error({ err: error }, 'an authorization key could not be read')
        for (const { peer } of letters) peer.close()
      },
    )
  }

  #openAll(arrived: readonly KeyedLetter[]): void {
    const letters = arrived.filter(({ peer }) => !peer.closed)
    const payloads = letters.map(({ key, frame }) => ({ authKey: key.authKey, payload: frame.payload }))
    const opened = openEnvelopes(this.#services.crypto, 'client', payloads)
    for (const [index, { key, peer, frame }] of letters.entries()) {
      const envelope = opened[index]
      // What came before it may have ended the connection.
      if (envelope && !peer.closed) this.#take(key, peer, frame, envelope)
    }
  }

  #take(key: HeldKey, peer: Peer, { quickAck }: Frame, opened: OpenedEnvelope | EnvelopeError): void {
    const { log } = this.#services
    try {
      if (opened instanceof EnvelopeError) throw opened
      peer.hasSpoken()
      const quickAckToken = quickAck ? opened.quickAckToken : undefined
      receiveEnvelope(this.#services, peer, key, { message: opened.message, quickAckToken })
    } catch (error) {
      // Never -404: who can spoil bytes on their way must not be able to make the client throw its key away.
      const facts = { err: error, address: peer.link.remoteAddress }
      if (error instanceof EnvelopeError) log.info(facts, 'a message that its key does not open')
      else log.error(facts, 'a message that could not be handled')
      peer.close()
    }
  }
}

function keyIdOf({ payload }: Frame): bigint | undefined {
  return payload.length < 8 ? undefined : authKeyIdOf(payload)
}
