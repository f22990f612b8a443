import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import { TransportError } from '@longshore/protocol/mtproto/transport/frame'
import { ServerTransport } from '@longshore/protocol/mtproto/transport/server-transport'
import type { Endpoint } from '../session/endpoint.ts'
import type { Link } from '../session/link.ts'
import type { Log } from '../session/log.ts'
import type { Peer } from '../session/peer.ts'
import type { Cancel, Clock, Timers } from '../session/time.ts'
import { InFlight } from './in-flight.ts'
import type { GatewayLimits } from './limits.ts'
import type { SharedBytes } from './shared-bytes.ts'
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
  /** What all connections may hold together. */
  readonly shared: SharedBytes
  readonly onClosed: (connection: Connection) => void
}

/** One client's connection: bytes on one side, whole messages on the other, neither more than can be coped with. */
export class Connection implements Link {
  readonly #options: ConnectionOptions
  readonly #transport: ServerTransport
  readonly #peer: Peer
  readonly #inFlight: InFlight
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
    const { wire, endpoint, crypto, clock, timers, log, limits, shared } = options
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
      onEnd: () => this.#regulate(),
      timers,
      log,
    })
    this.#peer = endpoint.open(this)
    this.#cancelCheck = this.#checkSoon()
    wire.readWide(true)
    wire.open({
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

  run(bytes: number, work: () => Promise<void>): void {
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
      for (const frame of this.#transport.push(chunk)) {
        this.#inFlight.arrived(frame.payload.length)
        this.#peer.receive(frame)
      }
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
    this.#regulate()
  }

  #drained(): void {
    this.#inFlight.begin()
    this.#regulate()
    this.#peer.drained()
  }

  #closed(): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    this.#cancelCheck()
    this.#cancelFarewell?.()
    this.#peer.gone()
    // Nobody waits for their answers, but they were accepted.
    this.#inFlight.begin()
    this.#options.onClosed(this)
  }

  /** Reads as long as what was read can be handled and answered. */
  #regulate(): void {
    const { wire } = this.#options
    const shouldPause = this.#state !== 'open' || this.congested || this.#inFlight.full
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
