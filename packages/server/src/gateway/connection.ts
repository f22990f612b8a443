import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import { TransportError } from '@longshore/protocol/mtproto/transport/frame'
import { ServerTransport } from '@longshore/protocol/mtproto/transport/server-transport'
import type { Endpoint } from '../session/endpoint.ts'
import type { Link, Room } from '../session/link.ts'
import type { Log } from '../session/log.ts'
import type { Peer } from '../session/peer.ts'
import type { Cancel, Clock, Timers } from '../session/time.ts'
import { InFlight } from './in-flight.ts'
import type { GatewayLimits } from './limits.ts'
import type { SharedBytes } from './shared-bytes.ts'
import { ANSWERS_PART, FRAMES_PART, LITTLE, type Share, type Traffic } from './traffic.ts'
import { transportErrorFrame } from './transport-error-frame.ts'
import type { Wire } from './wire.ts'

export interface ConnectionOptions {
  readonly wire: Wire
  readonly endpoint: Endpoint
  readonly crypto: CryptoProvider
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly limits: GatewayLimits
  /** What all connections may hold together, in equal parts. */
  readonly shared: SharedBytes
  /** What all of them hold. */
  readonly traffic: Traffic
  readonly onClosed: (connection: Connection) => void
}

/** One client's connection: bytes on one side, whole messages on the other, neither more than can be coped with. */
export class Connection implements Link {
  readonly #options: ConnectionOptions
  readonly #transport: ServerTransport
  readonly #peer: Peer
  readonly #inFlight: InFlight
  readonly #share: Share
  /** Bytes of the frame that has begun, where there is room for it. */
  #granted = 0
  readonly #openedAt: number
  #cancelCheck: Cancel
  #cancelFarewell: Cancel | undefined
  #state: 'open' | 'stopping' | 'closing' | 'closed' = 'open'
  #isPaused = false
  #writtenBytes = 0
  #heardAt: number
  /** Bytes that had gone out, and when that number last changed. */
  #sent = { bytes: 0, at: 0 }

  constructor(options: ConnectionOptions) {
    const { wire, endpoint, crypto, clock, timers, log, limits, shared, traffic } = options
    this.#options = options
    this.#openedAt = clock()
    this.#heardAt = clock()
    this.#transport = new ServerTransport({
      crypto,
      maxFrame: limits.frameBytes,
      obfuscatedOnly: wire.mustBeObfuscated,
    })
    this.#inFlight = new InFlight({
      requests: limits.requests,
      bytes: limits.requestBytes,
      shared,
      mayBegin: () => !this.congested,
      mayHold: (bytes) => this.#state === 'closed' || this.#share.mayTake(bytes, ANSWERS_PART),
      onChange: () => {
        this.#count()
        this.#regulate()
      },
      timers,
      log,
    })
    this.#share = traffic.enter(wire.remoteAddress, {
      goOn: () => this.#goOn(),
      recount: () => this.#recount(),
      giveUp: () => this.#giveUp(),
    })
    this.#peer = endpoint.open(this)
    this.#cancelCheck = this.#checkSoon()
  }

  /** Begins to read. It may have to end at once. */
  open(): void {
    this.#options.wire.open({
      data: (chunk) => this.#receive(chunk),
      drained: () => this.#drained(),
      closed: () => this.#closed(),
    })
  }

  get remoteAddress(): string {
    return this.#options.wire.remoteAddress
  }

  /** How the client frames its messages: 'full', 'obfuscated intermediate', ...; undefined before its first bytes. */
  get transportName(): string | undefined {
    return this.#transport.name
  }

  get congested(): boolean {
    const { wire, limits, shared } = this.#options
    return this.#isOpen && wire.bufferedBytes > Math.min(limits.outputBytes, shared.share)
  }

  send(payload: Uint8Array): void {
    if (this.#isOpen) this.#write(this.#transport.frame(payload), () => frameMemory.giveBack(payload))
  }

  sendTransportError(code: number): void {
    this.send(transportErrorFrame(code))
  }

  sendQuickAck(token: number): void {
    if (this.#isOpen) this.#write(this.#transport.quickAck(token))
  }

  run(bytes: number, work: (room: Room) => Promise<void>): void {
    this.#inFlight.add(bytes, work)
    this.#regulate()
  }

  opened(bytes: number): void {
    this.#inFlight.opened(bytes)
  }

  close(): void {
    if (!this.#isOpen) return
    this.#state = 'closing'
    this.#peer.gone()
    const { wire, timers, limits } = this.#options
    this.#cancelFarewell = timers.after(limits.farewell, () => wire.destroy())
    wire.close()
  }

  /** Resolves when nothing that came over it is worked on. */
  idle(): Promise<void> {
    return this.#inFlight.idle()
  }

  /** Reads nothing any more, answers what is under way, and closes. */
  async finish(): Promise<void> {
    const { endpoint } = this.#options
    endpoint.flush()
    if (this.#state !== 'open') return
    this.#state = 'stopping'
    this.#regulate()
    await this.#inFlight.idle()
    endpoint.flush()
    this.close()
  }

  get #isOpen(): boolean {
    return this.#state === 'open' || this.#state === 'stopping'
  }

  #receive(chunk: Uint8Array): void {
    if (this.#state !== 'open') return
    this.#heardAt = this.#options.clock()
    try {
      this.#options.endpoint.stir()
      const frames = this.#transport.push(chunk)
      for (const frame of frames) {
        this.#inFlight.arrived(frame.payload.length)
        this.#peer.receive(frame)
      }
      if (frames.length > 0) this.#frameCame()
      this.#askForFrame()
      this.#regulate()
    } catch (error) {
      const facts = { err: error, address: this.remoteAddress }
      if (error instanceof TransportError) this.#options.log.info(facts, 'bytes that no transport sends')
      else this.#options.log.error(facts, 'bytes that could not be handled')
      this.close()
    }
  }

  #write(chunks: readonly Uint8Array[], written?: () => void): void {
    for (const chunk of chunks) this.#writtenBytes += chunk.length
    this.#options.wire.write(chunks, written)
    this.#count()
    this.#regulate()
  }

  #frameCame(): void {
    this.#granted = 0
    this.#share.madeProgress()
  }

  /** A large frame is read on only when there is room for it; until its header is here none is large. */
  #askForFrame(): void {
    this.#count()
    const { wanted } = this.#transport
    if (wanted > LITTLE && this.#granted === 0 && this.#share.mayTake(wanted, FRAMES_PART)) {
      this.#granted = wanted
      this.#count()
    }
    this.#options.wire.readWide(this.#granted > 0)
  }

  get #waitsForRoom(): boolean {
    return this.#granted === 0 && this.#transport.wanted > LITTLE
  }

  #count(): void {
    const arriving = this.#state === 'closed' ? 0 : Math.max(this.#granted, this.#transport.held)
    const unsent = this.#state === 'closed' ? 0 : this.#options.wire.bufferedBytes
    this.#share.hold(arriving + this.#inFlight.bytes + unsent)
  }

  /** What went out since was progress. */
  #recount(): void {
    const before = this.#share.holding.amount
    this.#count()
    if (this.#share.holding.amount < before) this.#share.madeProgress()
  }

  #goOn(): void {
    if (this.#state === 'open') this.#askForFrame()
    this.#inFlight.begin()
    this.#regulate()
  }

  /** What it held is free now, not when the system says that it is closed. */
  #giveUp(): void {
    const { log, wire } = this.#options
    const bytes = this.#share.holding.amount
    log.info({ address: this.remoteAddress, bytes }, 'a connection holds too much')
    wire.destroy()
    this.#closed()
  }

  #drained(): void {
    this.#share.madeProgress()
    this.#count()
    this.#inFlight.begin()
    this.#regulate()
    this.#peer.drained()
  }

  #closed(): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    this.#transport.drop()
    this.#cancelCheck()
    this.#cancelFarewell?.()
    this.#peer.gone()
    // Nobody waits for their answers, but they were accepted.
    this.#inFlight.begin()
    this.#count()
    void this.#inFlight.idle().then(() => this.#options.traffic.leave(this.#share))
    this.#options.onClosed(this)
  }

  /** Reads as long as what was read can be handled and answered. */
  #regulate(): void {
    const { wire } = this.#options
    const isBusy = this.congested || this.#inFlight.full || this.#waitsForRoom
    const shouldPause = this.#state !== 'open' || isBusy
    if (shouldPause === this.#isPaused || !this.#isOpen) return
    this.#isPaused = shouldPause
    if (shouldPause) wire.pause()
    else wire.resume()
  }

  #checkSoon(): Cancel {
    const { timers, limits } = this.#options
    const shortest = Math.min(limits.introduction, limits.silence, limits.stall)
    return timers.after(shortest / 4, () => this.#check())
  }

  #check(): void {
    this.#cancelCheck = this.#checkSoon()
    const { wire, clock, limits, log } = this.#options
    const now = clock()
    const bytes = this.#writtenBytes - wire.bufferedBytes
    if (bytes !== this.#sent.bytes || wire.bufferedBytes === 0) this.#sent = { bytes, at: now }
    const isStalled = now - this.#sent.at >= limits.stall
    const isSilent = !this.#isPaused && now - this.#heardAt >= limits.silence
    const isStranger = !this.#peer.speaks && now - this.#openedAt >= limits.introduction
    if (!isStalled && !isSilent && !isStranger) return
    log.debug({ address: this.remoteAddress, isStalled, isSilent, isStranger }, 'a connection is given up')
    if (isStalled) wire.destroy()
    else this.close()
  }
}
