import { type Clock, elapsed } from '../time/clock.ts'
import type { ActiveTransfer } from './active-transfer.ts'
import { ConnectionPool } from './connection-pool.ts'
import type { RateLimit } from './rate-limit.ts'
import { SpeedMeter } from './speed-meter.ts'
import type { Pulse } from './stall.ts'
import type { Traffic } from './traffic.ts'
import type { ConnectionState, TransferConnection } from './transfer-connection.ts'
import { type WaitingCall, WaitingCalls } from './waiting-calls.ts'

export interface DcSchedulerOptions {
  readonly clock: Clock
  readonly traffic: Traffic
  readonly rate: RateLimit
  readonly mostConnections: number
  /** Ends a connection: calls on it fail. */
  readonly closeConnection: (number: number, reason: Error) => void
  /** Calls that wait may perhaps be made. */
  readonly pump: () => void
}

/** What keeps calls waiting: the server, the user's rate, the limit of all connections together, or the windows of connections. */
export type Held = 'flood' | 'rate' | 'limit' | 'windows'

/** The way to one data center in one direction: its connections, and the calls that wait for them. */
export class DcScheduler {
  readonly #options: DcSchedulerOptions
  readonly #pool: ConnectionPool
  readonly #waiting = new WaitingCalls<TransferConnection>()
  /** Those that move no bytes: they never wait behind a full window. */
  readonly #small = new WaitingCalls<TransferConnection>()
  readonly #speed = new SpeedMeter()
  #floodUntil = Number.NEGATIVE_INFINITY
  #endFlood = () => {}
  #waitedFor = new Set<Held>()
  #held: Held | undefined

  constructor(options: DcSchedulerOptions) {
    this.#options = options
    const { traffic, mostConnections, closeConnection } = options
    this.#pool = new ConnectionPool({ mostBytes: traffic.most, mostConnections, closeConnection })
  }

  get connections(): readonly TransferConnection[] {
    return this.#pool.connections
  }

  /** What keeps calls waiting now, if any wait. */
  get held(): Held | undefined {
    return this.#held
  }

  /** Milliseconds. */
  floodLeft(now: number): number {
    return Math.max(0, this.#floodUntil - now)
  }

  /**
   * Waits until a call may be made, and takes its room: {@link end} gives it back.
   *
   * @param again it was made before and must be repeated
   * @param isPaid its bytes did not move then, but have counted against the rate
   */
  admit(
    transfer: ActiveTransfer,
    { bytes, again, isPaid }: { bytes: number; again: boolean; isPaid: boolean },
    signal: AbortSignal | undefined,
  ): Promise<TransferConnection> {
    if (signal?.aborted) return Promise.reject(signal.reason)
    return new Promise((resolve, reject) => {
      const waiting = bytes > 0 ? this.#waiting : this.#small
      const abort = () => {
        waiting.remove(call)
        reject(signal?.reason)
        this.#options.pump()
      }
      const settled = () => signal?.removeEventListener('abort', abort)
      const call: WaitingCall<TransferConnection> = {
        transfer,
        bytes,
        isPaid,
        grant: (connection) => {
          settled()
          resolve(connection)
        },
        fail: (reason) => {
          settled()
          reject(reason)
        },
      }
      signal?.addEventListener('abort', abort, { once: true })
      waiting.add(call, again)
      this.#options.pump()
    })
  }

  /** Makes the next call if it may be made. @returns whether it was */
  grantNext(): boolean {
    const now = this.#now()
    const call = this.#small.next() ?? this.#waiting.next()
    this.#held = call && this.#whatHolds(call, now)
    const connection = call && !this.#held ? this.#pool.connectionFor(call.bytes, now) : undefined
    if (call && connection) {
      this.#make(call, connection, now)
      return true
    }
    if (call && !this.#held) {
      this.#held = 'windows'
      for (const { window } of this.connections) window.full()
    }
    if (this.#held) this.#waitedFor.add(this.#held)
    return false
  }

  /** A call has ended; it was made at `answered`, where that is how. */
  end(connection: TransferConnection, transfer: ActiveTransfer, bytes: number, answered?: number): void {
    connection.end(bytes, this.#now())
    transfer.underWay -= bytes
    this.#options.traffic.underWay -= bytes
    if (answered !== undefined) this.#learn(connection, bytes, answered)
    this.#pool.rest(connection)
    this.#options.pump()
  }

  #learn(connection: TransferConnection, bytes: number, sentAt: number): void {
    const now = this.#now()
    const { traffic } = this.#options
    this.#pool.answered(connection, bytes, sentAt, now)
    if (bytes === 0) return
    traffic.roundTrip.add(now - sentAt)
    traffic.speed.add(bytes, now)
    this.#speed.add(bytes, now)
  }

  /** The server wants no calls for so many milliseconds. @returns whether it did not before */
  pause(milliseconds: number): boolean {
    const now = this.#now()
    const isNew = this.floodLeft(now) === 0
    if (now + milliseconds > this.#floodUntil) {
      this.#floodUntil = now + milliseconds
      this.#endFlood()
      this.#endFlood = this.#options.clock.after(milliseconds, this.#options.pump)
    }
    return isNew
  }

  /** A connection was lost, or is there again. */
  becomes(number: number, state: ConnectionState, pulse: Pulse | undefined): void {
    this.#options.traffic.repeats += this.#pool.becomes(number, state, pulse, this.#now())
    this.#options.pump()
  }

  /**
   * Looks after its connections.
   *
   * @param overslept the program itself stood still, so that silence says nothing
   * @param cpuBound no connection makes a program faster that has no time
   */
  look({ overslept, cpuBound }: { overslept: boolean; cpuBound: boolean }): void {
    const now = this.#now()
    this.#pool.look({
      now,
      overslept,
      waited: {
        forConnections: this.#waitedFor.has('windows') && this.#waitedFor.size === 1 && !cpuBound,
        atAll: this.#waitedFor.size > 0,
      },
      speed: (over) => this.#speed.bytesPerSecond(now, over),
    })
    this.#waitedFor.clear()
    this.#options.pump()
  }

  /** Fails all calls that wait. */
  close(reason: Error): void {
    this.#endFlood()
    this.#pool.clear()
    for (const call of [...this.#small.takeAll(), ...this.#waiting.takeAll()]) call.fail(reason)
  }

  #make(call: WaitingCall<TransferConnection>, connection: TransferConnection, now: number): void {
    const { transfer, bytes, isPaid } = call
    const { traffic, rate } = this.#options
    const waiting = bytes > 0 ? this.#waiting : this.#small
    waiting.remove(call)
    connection.begin(bytes, now)
    transfer.underWay += bytes
    traffic.underWay += bytes
    if (!isPaid) rate.take(bytes, now)
    call.grant(connection)
  }

  #whatHolds({ bytes, isPaid }: WaitingCall<TransferConnection>, now: number): Held | undefined {
    if (this.floodLeft(now) > 0) return 'flood'
    if (bytes === 0) return undefined
    if (!this.#options.traffic.hasRoom(bytes)) return 'limit'
    return !isPaid && this.#options.rate.wait(now) > 0 ? 'rate' : undefined
  }

  #now(): number {
    return elapsed(this.#options.clock)
  }
}
