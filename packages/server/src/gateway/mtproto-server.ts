import { Endpoint, type EndpointOptions } from '../session/endpoint.ts'
import type { SessionClaim } from '../session/others.ts'
import type { UpdateOrigin, UpdateSink } from '../updates/update-sink.ts'
import { AbandonedWork } from './abandoned-work.ts'
import { Connection } from './connection.ts'
import type { TakesRequest } from './http.ts'
import { HttpApi } from './http-api.ts'
import { defaultGatewayLimits, type GatewayLimits } from './limits.ts'
import { refuse } from './refuse.ts'
import { SharedBytes } from './shared-bytes.ts'
import { Traffic } from './traffic.ts'
import type { Wire } from './wire.ts'

export interface MtprotoServerOptions extends EndpointOptions {
  readonly gatewayLimits?: Partial<GatewayLimits> | undefined
}

/**
 * A data center as its clients meet it: give it wires, and it speaks MTProto on them and lets the dispatcher answer.
 * It opens no port: see tcp.ts for that.
 */
export class MtprotoServer {
  readonly #options: MtprotoServerOptions
  readonly #limits: GatewayLimits
  readonly #shared: SharedBytes
  readonly #traffic: Traffic
  readonly #endpoint: Endpoint
  readonly #http: HttpApi
  readonly #connections = new Set<Connection>()
  readonly #abandoned = new AbandonedWork()
  readonly #wiresOf = new Map<string, number>()
  #isClosing = false
  #onEmpty: () => void = () => {}

  constructor(options: MtprotoServerOptions) {
    this.#options = options
    this.#limits = { ...defaultGatewayLimits, ...options.gatewayLimits }
    this.#shared = new SharedBytes(this.#limits.bytesOfAll)
    const { trafficOfAll: ofAll, trafficPerAddress: perAddress } = this.#limits
    this.#traffic = new Traffic({
      limits: { ofAll, perAddress },
      clock: options.clock,
      timers: options.timers,
    })
    this.#endpoint = new Endpoint(options)
    const { timers, log } = options
    const [endpoint, limits, shared] = [this.#endpoint, this.#limits, this.#shared]
    this.#http = new HttpApi({
      endpoint,
      timers,
      log,
      limits,
      shared,
      traffic: this.#traffic,
      abandoned: this.#abandoned,
    })
  }

  /** Reaches every client that is connected here. */
  get updates(): UpdateSink {
    return this.#endpoint.updates
  }

  /** Another process has changed a permanent key in the store, or deleted it. */
  keyChangedElsewhere(id: bigint): Promise<void> {
    return this.#endpoint.keyChangedElsewhere(id)
  }

  /** Another process has deleted temporary keys. */
  temporaryKeysDropped(ids: readonly bigint[]): void {
    this.#endpoint.temporaryKeysDropped(ids)
  }

  /** Another process begins a session. @returns the highest id that may have been received in it here */
  claimedElsewhere(claim: SessionClaim): bigint {
    return this.#endpoint.claimedElsewhere(claim)
  }

  /** Another process has an update for the clients that are connected here. @param updates by layer */
  pushFromElsewhere(
    user: bigint,
    updates: ReadonlyMap<number, Uint8Array>,
    except: UpdateOrigin | undefined,
  ): void {
    this.#endpoint.pushFromElsewhere(user, updates, except)
  }

  /** Live connections. */
  get connectionCount(): number {
    return this.#connections.size
  }

  /** Bytes that connections hold on their way. */
  get trafficBytes(): number {
    return this.#traffic.bytes
  }

  /** Serves a wire until it ends. One too many for its address is told so, one too many for the server is destroyed. */
  accept(wire: Wire): void {
    const { remoteAddress } = wire
    const { connectionsPerAddress } = this.#limits
    const count = this.#wiresOf.get(remoteAddress) ?? 0
    if (this.#isClosing || count >= connectionsPerAddress * 2) {
      wire.destroy()
      return
    }
    this.#wiresOf.set(remoteAddress, count + 1)
    if (count >= connectionsPerAddress) this.#refuse(wire)
    else this.#serve(wire)
  }

  /** Answers a request of HTTP, if it carries MTProto. */
  readonly http: TakesRequest = (request, response) => this.#http.take(request, response)

  /**
   * Accepts nothing any more, answers what is under way as long as the limits allow, also what clients asked that have gone,
   * and closes all connections.
   */
  async close(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    const connections = [...this.#connections]
    const finishing = connections.map((connection) => connection.finish())
    await this.#orGiveUp([this.#http.close(), this.#abandoned.done(), ...finishing])
    for (const connection of connections) connection.close()
    await this.#allClosed()
    this.#endpoint.close()
  }

  /** Waits for the work, as long as the limits allow. */
  #orGiveUp(work: Promise<void>[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#options.timers.after(this.#limits.drain, resolve)
      Promise.all(work)
        .then(() => resolve(), reject)
        .finally(cancel)
    })
  }

  #allClosed(): Promise<void> {
    if (this.#connections.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#onEmpty = resolve
    })
  }

  #serve(wire: Wire): void {
    const { crypto, clock, timers, log } = this.#options
    const connection = new Connection({
      wire,
      crypto,
      clock,
      timers,
      log,
      endpoint: this.#endpoint,
      limits: this.#limits,
      shared: this.#shared,
      traffic: this.#traffic,
      onClosed: () => {
        this.#connections.delete(connection)
        this.#abandoned.add(connection.idle())
        this.#forget(wire)
      },
    })
    this.#connections.add(connection)
    connection.open()
  }

  #refuse(wire: Wire): void {
    const { crypto, timers } = this.#options
    refuse({ wire, crypto, timers, limits: this.#limits, onClosed: () => this.#forget(wire) })
  }

  #forget({ remoteAddress }: Wire): void {
    const count = this.#wiresOf.get(remoteAddress) ?? 0
    if (count > 1) this.#wiresOf.set(remoteAddress, count - 1)
    else this.#wiresOf.delete(remoteAddress)
    if (this.#connections.size === 0) this.#onEmpty()
  }
}
