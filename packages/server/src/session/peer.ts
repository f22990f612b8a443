import type { Frame } from '@longshore/protocol/mtproto/transport/frame'
import type { Holding } from '../budget/budget.ts'
import { HandshakeTalk } from './handshake-talk.ts'
import type { Link } from './link.ts'
import type { Session } from './session.ts'
import type { Cancel, Timers } from './time.ts'

/** What sessions know of one connection. */
export class Peer {
  readonly link: Link
  /** The sessions that spoke over it. */
  readonly sessions = new Set<Session>()
  /** The handshake that goes on over it. */
  readonly talk: HandshakeTalk
  transportErrors = 0
  readonly #timers: Timers
  readonly #onFrame: (peer: Peer, frame: Frame) => void
  #closed = false
  #speaks = false
  /** Among all strangers, as long as it is one. */
  #place: Holding | undefined
  #cancelDisconnect: Cancel | undefined

  constructor(
    link: Link,
    timers: Timers,
    onFrame: (peer: Peer, frame: Frame) => void,
    talk = new HandshakeTalk(),
  ) {
    this.talk = talk
    this.link = link
    this.#timers = timers
    this.#onFrame = onFrame
  }

  /** A message came that only the holder of a key can have made. */
  get speaks(): boolean {
    return this.#speaks
  }

  hasSpoken(): void {
    this.#speaks = true
    this.#place?.release()
  }

  countAsStranger(place: Holding): void {
    this.#place = place
    place.set(1)
  }

  /** Nothing of this connection is looked at any more. */
  get closed(): boolean {
    return this.#closed
  }

  receive(frame: Frame): void {
    if (!this.#closed) this.#onFrame(this, frame)
  }

  /** A session spoke, and perhaps said something that it had not said before. */
  attach(session: Session, said: { saysSomethingNew: boolean }): void {
    this.hasSpoken()
    if (!this.sessions.has(session)) this.#forgetClosed()
    this.sessions.add(session)
    session.attach(this.link, said)
  }

  /** A connection may see more sessions than a key may have: it must not hold on to those that made room. */
  #forgetClosed(): void {
    for (const session of this.sessions) if (session.isClosed) this.sessions.delete(session)
  }

  /** "the connection will be closed" unless the delay, in seconds, is renewed in time (ping_delay_disconnect). */
  disconnectAfter(seconds: number): void {
    this.#cancelDisconnect?.()
    this.#cancelDisconnect = this.#timers.after(seconds * 1000, () => this.close())
  }

  /** Output that had piled up is gone. */
  drained(): void {
    for (const session of this.sessions) session.drained()
  }

  /** What came over a link that has one answer has been worked on: what waited for that may go. */
  worked(): void {
    for (const session of this.sessions) session.outgoing.goOn()
  }

  /** The time of a link that has one answer is up. @returns whether a session gives it one */
  conclude(): boolean {
    const session = [...this.sessions].at(-1)
    session?.conclude(this.link)
    return session !== undefined
  }

  /** Ends the connection. */
  close(): void {
    this.gone()
    this.link.close()
  }

  /** The connection has ended. */
  gone(): void {
    this.#closed = true
    this.#place?.release()
    this.#cancelDisconnect?.()
    for (const session of this.sessions) session.detach(this.link)
    this.sessions.clear()
  }
}
