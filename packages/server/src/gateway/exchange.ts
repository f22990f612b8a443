import type { ServerResponse } from 'node:http'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import type { Endpoint } from '../session/endpoint.ts'
import type { HandshakeTalk } from '../session/handshake-talk.ts'
import type { Link, Room, SingleAnswer } from '../session/link.ts'
import type { Log } from '../session/log.ts'
import type { Peer } from '../session/peer.ts'
import type { Cancel, Timers } from '../session/time.ts'
import { InFlight } from './in-flight.ts'
import type { GatewayLimits } from './limits.ts'
import type { SharedBytes } from './shared-bytes.ts'
import { ANSWERS_PART, type Share, type Traffic } from './traffic.ts'

/** Milliseconds: what http_wait asks for where there is none, and the longest it can ask for. */
const LONGEST_WAIT = 25_000

export interface ExchangeOptions {
  readonly response: ServerResponse
  readonly remoteAddress: string
  readonly endpoint: Endpoint
  readonly timers: Timers
  readonly log: Log
  readonly limits: GatewayLimits
  readonly shared: SharedBytes
  readonly traffic: Traffic
  /** Where the handshake goes on that the request belongs to, if any. */
  readonly talk: HandshakeTalk | undefined
  /** The answer has so many bytes. */
  readonly onAnswer: (bytes: number) => void
  /** The answer has gone out, or cannot. */
  readonly onOver: (exchange: Exchange) => void
}

/** One HTTP request that carries an envelope, and the one envelope that answers it. */
export class Exchange implements Link, SingleAnswer {
  readonly remoteAddress: string
  readonly congested = false
  readonly single = this
  readonly #options: ExchangeOptions
  readonly #peer: Peer
  readonly #inFlight: InFlight
  readonly #share: Share
  #working = 0
  #gatherFor = 0
  #isGathering = false
  #isDue = false
  #isAnswered = false
  #isBroken = false
  #cancelWait: Cancel
  #cancelGathering: Cancel = () => {}

  constructor(options: ExchangeOptions) {
    const { response, remoteAddress, endpoint, timers, log, limits, shared, traffic, talk, onOver } = options
    this.#options = options
    this.remoteAddress = remoteAddress
    this.#inFlight = new InFlight({
      requests: limits.requests,
      bytes: limits.requestBytes,
      shared,
      mayBegin: () => true,
      mayHold: (held) => this.#isAnswered || this.#share.mayTake(held, ANSWERS_PART),
      onChange: () => this.#share.hold(this.#inFlight.bytes),
      timers,
      log,
    })
    this.#share = traffic.enter(remoteAddress, {
      goOn: () => this.#inFlight.begin(),
      recount: () => {},
      giveUp: () => response.destroy(),
    })
    this.#peer = endpoint.open(this, talk)
    this.#cancelWait = timers.after(LONGEST_WAIT, () => this.#timeIsUp())
    response.once('close', () => {
      this.#isBroken = !response.writableFinished
      this.#end()
      void this.#inFlight.idle().then(() => traffic.leave(this.#share))
      onOver(this)
    })
  }

  get isBusy(): boolean {
    return this.#working > 0
  }

  get isDue(): boolean {
    return this.#isDue
  }

  get hasArrived(): boolean {
    return this.#isAnswered && !this.#isBroken
  }

  /** The envelope that came. */
  receive(payload: Uint8Array): void {
    this.#inFlight.arrived(payload.length)
    this.#peer.receive({ payload, quickAck: false })
  }

  waitAtMost(milliseconds: number): void {
    if (this.#isAnswered) return
    this.#cancelWait()
    const wait = Math.min(Math.max(milliseconds, 0), LONGEST_WAIT)
    this.#cancelWait = this.#options.timers.after(wait, () => this.#timeIsUp())
  }

  gatherAtMost(milliseconds: number): void {
    this.#gatherFor = Math.min(Math.max(milliseconds, 0), LONGEST_WAIT)
  }

  gathers(): boolean {
    if (this.#gatherFor === 0) return false
    if (!this.#isGathering)
      this.#cancelGathering = this.#options.timers.after(this.#gatherFor, () => this.#timeIsUp())
    this.#isGathering = true
    return true
  }

  send(payload: Uint8Array): void {
    this.#answer(200, payload)
  }

  /** "Transport errors are HTTP statuses": -404 is 404. */
  sendTransportError(code: number): void {
    this.#answer(-code)
  }

  /** Who asks by HTTP has no way to ask for one. */
  sendQuickAck(): void {}

  run(bytes: number, work: (room: Room) => Promise<void>): void {
    this.#working++
    this.#inFlight.add(bytes, (room) => work(room).finally(() => this.#worked()))
  }

  #worked(): void {
    this.#working--
    if (this.#isGathering && !this.isBusy) this.#peer.worked()
  }

  opened(bytes: number): void {
    this.#inFlight.opened(bytes)
  }

  /** There is nothing to be said to such a client any more. */
  close(): void {
    this.#answer(404)
  }

  /** Resolves when what came has been worked on. */
  idle(): Promise<void> {
    return this.#inFlight.idle()
  }

  #timeIsUp(): void {
    this.#isDue = true
    if (!this.#peer.conclude()) this.#answer(504)
  }

  #answer(status: number, payload?: Uint8Array): void {
    if (this.#isAnswered) return
    this.#isAnswered = true
    const { response, onAnswer } = this.#options
    onAnswer(payload?.length ?? 0)
    response.writeHead(status, { 'Content-Length': payload?.length ?? 0 })
    if (payload) response.end(payload, () => frameMemory.giveBack(payload))
    else response.end()
    this.#end()
  }

  #end(): void {
    this.#isAnswered = true
    this.#cancelWait()
    this.#cancelGathering()
    this.#peer.gone()
    // Nobody may wait for their answers any more, but they were accepted.
    this.#inFlight.begin()
  }
}
