import type { MethodName, Result } from '@longshore/protocol/schema/api'
import { rpcOf } from '../rpc/call.ts'
import { type Invoke, type Middleware, surround } from '../rpc/middleware.ts'
import { elapsed } from '../time/clock.ts'
import { ActiveOperations, defaultQueueLimits, type QueueLimits } from './active-operations.ts'
import { ActiveTransfer } from './active-transfer.ts'
import { type AttemptOptions, attempt } from './attempt.ts'
import { DcScheduler } from './dc-scheduler.ts'
import { RateLimit } from './rate-limit.ts'
import type { Pulse } from './stall.ts'
import { ThroughputMonitor } from './throughput-monitor.ts'
import { Traffic } from './traffic.ts'
import type { ConnectionState } from './transfer-connection.ts'
import {
  type Direction,
  type ParamsAtTurn,
  paramsNow,
  type Transfer,
  type TransferCallOptions,
  type TransferPlan,
  type TransferStats,
  type Transfers,
} from './transfers.ts'

/** `invoke` makes a call on the connection it names, which is opened when it is first called on. */
export interface TransferControllerOptions extends AttemptOptions {
  /** Concerns around every call; each of their repeats waits for room again. Floods are not among them. */
  readonly middleware: readonly Middleware[]
  /** Ends a connection: calls on it fail. */
  readonly closeConnection: (dcId: number, direction: Direction, number: number, reason: Error) => void
  /** Where calls go that name no data center. */
  readonly homeDc: () => number
  /** Bytes that may be under way, in each direction. */
  readonly window: number
  /** Most connections to one data center in one direction. */
  readonly mostConnections: number
  readonly queueLimits?: QueueLimits | undefined
  /** A transfer is about to begin, and may have to wait for its turn. */
  readonly onBegin?: (() => void) | undefined
}

export const defaultWindow = 8 * 1024 * 1024

/**
 * Sees to all transfers of one client: how many files at once, how many bytes under way, on how many connections, and who
 * goes first.
 */
export class TransferController implements Transfers {
  readonly #options: TransferControllerOptions
  readonly #traffic: Record<Direction, Traffic>
  readonly #operations: ActiveOperations
  readonly #rate = new RateLimit()
  readonly #schedulers = new Map<string, DcScheduler>()
  readonly #watch: ThroughputMonitor
  #cancelRateTimer: (() => void) | undefined

  constructor(options: TransferControllerOptions) {
    this.#options = options
    const { clock, window } = options
    this.#traffic = { upload: new Traffic(window), download: new Traffic(window) }
    this.#operations = new ActiveOperations(options.queueLimits ?? defaultQueueLimits)
    this.#watch = new ThroughputMonitor({
      clock,
      traffic: this.#traffic,
      schedulers: (direction) => this.#routesOf(direction),
    })
  }

  async begin(plan: TransferPlan): Promise<Transfer> {
    this.#options.onBegin?.()
    const transfer = new ActiveTransfer(plan)
    const { direction, size, dcId = this.#options.homeDc(), signal } = plan
    const leave = await this.#operations.begin({
      direction,
      size,
      dcId,
      signal,
      priority: transfer.priority,
      onTurn: (hasTurn) => {
        transfer.hasTurn = hasTurn
        this.#pump()
      },
    })
    this.#watch.began(transfer)
    return {
      call: (method, params, options) => this.#call(transfer, method, params, options),
      waitsFor: (what) => {
        transfer.waitsFor = what
      },
      end: () => {
        // What is still to be called does not wait for a turn that will not come.
        transfer.hasTurn = true
        this.#watch.ended(transfer)
        leave()
      },
    }
  }

  stats(direction: Direction): TransferStats {
    return this.#watch.stats(direction)
  }

  limitRate(bytesPerSecond: number | undefined): void {
    this.#rate.set(bytesPerSecond)
    this.#pump()
  }

  /** How many files may be under way at once from now on. */
  limitQueues(limits: QueueLimits): void {
    this.#operations.limit(limits)
  }

  /** A connection was lost, or is there again. */
  connectionBecomes(
    { dcId, direction, number }: { dcId: number; direction: Direction; number: number },
    state: ConnectionState,
    pulse?: Pulse | undefined,
  ): void {
    this.#schedulers.get(nameOf(direction, dcId))?.becomes(number, state, pulse)
  }

  /** All that waits fails with the reason. */
  close(reason: Error): void {
    this.#watch.stop()
    this.#cancelRateTimer?.()
    this.#operations.close(reason)
    for (const scheduler of this.#schedulers.values()) scheduler.close(reason)
  }

  async #call<M extends MethodName>(
    transfer: ActiveTransfer,
    method: M,
    params: ParamsAtTurn<M>,
    { bytes, dcId, signal, mend }: TransferCallOptions,
  ): Promise<Result<M>> {
    const { direction, signal: whole } = transfer.plan
    const known = transfer.movedTo?.from === dcId ? transfer.movedTo?.to : dcId
    let times = 0
    let isPaid = false
    const requestNow = () => ({ ...paramsNow(params), _: method })
    const onConnection: Invoke = async (invocation) => {
      for (;;) {
        const again = times++ > 0
        if (again) this.#traffic[direction].repeats++
        const scheduler = this.#scheduler(direction, invocation.dcId ?? this.#options.homeDc())
        const call = { invocation, requestNow, bytes, again, isPaid }
        isPaid = false
        const made = await attempt(this.#options, scheduler, transfer, call).catch(async (error: unknown) => {
          isPaid = (await mend?.(error)) ?? false
          if (!isPaid) throw error
          return 'again' as const
        })
        if (made === 'again') continue
        if (invocation.dcId !== undefined && invocation.dcId !== known)
          transfer.movedTo = { from: dcId, to: invocation.dcId }
        return made.result
      }
    }
    const rpc = rpcOf(surround(onConnection, this.#options.middleware))
    return await rpc.call(method, paramsNow(params), { dcId: known, signal: either(signal, whole) })
  }

  #scheduler(direction: Direction, dcId: number): DcScheduler {
    const name = nameOf(direction, dcId)
    const known = this.#schedulers.get(name)
    if (known) return known
    const { clock, mostConnections, closeConnection } = this.#options
    const scheduler = new DcScheduler({
      clock,
      mostConnections,
      traffic: this.#traffic[direction],
      rate: this.#rate,
      closeConnection: (number, reason) => closeConnection(dcId, direction, number, reason),
      pump: () => this.#pump(),
    })
    this.#schedulers.set(name, scheduler)
    return scheduler
  }

  #routesOf(direction: Direction): DcScheduler[] {
    return [...this.#schedulers]
      .filter(([name]) => name.startsWith(direction))
      .map(([, scheduler]) => scheduler)
  }

  /** Makes all calls that may be made; schedulers take turns, so that none takes all the room there is. */
  #pump(): void {
    const schedulers = [...this.#schedulers.values()]
    while (schedulers.map((scheduler) => scheduler.grantNext()).includes(true));
    const { clock } = this.#options
    this.#cancelRateTimer?.()
    this.#cancelRateTimer = undefined
    if (schedulers.some(({ held }) => held === 'rate'))
      this.#cancelRateTimer = clock.after(this.#rate.wait(elapsed(clock)), () => this.#pump())
  }
}

function nameOf(direction: Direction, dcId: number): string {
  return `${direction} ${dcId}`
}

function either(a: AbortSignal | undefined, b: AbortSignal | undefined): AbortSignal | undefined {
  return a && b && a !== b ? AbortSignal.any([a, b]) : (a ?? b)
}
