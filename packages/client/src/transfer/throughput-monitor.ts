import { type Clock, elapsed } from '../time/clock.ts'
import type { ActiveTransfer } from './active-transfer.ts'
import { firstWindow } from './byte-window.ts'
import type { DcScheduler } from './dc-scheduler.ts'
import { limitNow } from './explain.ts'
import { LimitSamples } from './limit-samples.ts'
import type { Traffic } from './traffic.ts'
import type { Direction, SpeedLimit, TransferStats } from './transfers.ts'

export interface ThroughputMonitorOptions {
  readonly clock: Clock
  readonly traffic: Readonly<Record<Direction, Traffic>>
  readonly schedulers: (direction: Direction) => readonly DcScheduler[]
}

/** So often is looked while anything is transferred, and while nothing is, in milliseconds. */
const interval = 100
const idleInterval = 5000
/** A timer this late means that the program was busy with other things. */
const late = 5
/** One this late, that it did not run at all. */
const overslept = 1000
/** From this share of late timers on nothing but the processor counts. */
const cpuBound = 0.5

/** Looks at all transfers time and again: knows what bounds them, and sees to their connections. */
export class ThroughputMonitor {
  readonly #options: ThroughputMonitorOptions
  readonly #transfers = new Set<ActiveTransfer>()
  readonly #samples = { upload: new LimitSamples(), download: new LimitSamples() }
  #cancel: (() => void) | undefined

  constructor(options: ThroughputMonitorOptions) {
    this.#options = options
  }

  began(transfer: ActiveTransfer): void {
    this.#transfers.add(transfer)
    if (this.#transfers.size === 1) this.#wait(interval)
  }

  ended(transfer: ActiveTransfer): void {
    this.#transfers.delete(transfer)
  }

  stop(): void {
    this.#cancel?.()
  }

  stats(direction: Direction): TransferStats {
    const { clock, traffic, schedulers } = this.#options
    const { speed, underWay, most, repeats, roundTrip } = traffic[direction]
    const now = elapsed(clock)
    const open = schedulers(direction)
    const connections = open.flatMap((scheduler) => scheduler.connections)
    const window = connections.reduce((sum, { window }) => sum + window.size, 0)
    const floodLeft = Math.max(0, ...open.map((scheduler) => scheduler.floodLeft(now)))
    const limit = this.#limitNow(direction)
    return {
      direction,
      bytesPerSecond: speed.bytesPerSecond(now),
      underWay,
      window: Math.min(most, connections.length > 0 ? window : firstWindow),
      connections: connections.filter(({ state }) => state === 'connected').length,
      roundTrip: roundTrip.milliseconds,
      floodLeft: floodLeft > 0 ? floodLeft : undefined,
      repeats,
      // What stands still does so now; what merely slows is what it was most of the time.
      limit: isStandstill(limit) ? limit : this.#samples[direction].most(),
    }
  }

  #wait(milliseconds: number): void {
    const { clock } = this.#options
    const due = elapsed(clock) + milliseconds
    this.#cancel?.()
    this.#cancel = clock.after(milliseconds, () => this.#look(elapsed(clock) - due))
  }

  #look(lateness: number): void {
    const { clock, schedulers } = this.#options
    const now = elapsed(clock)
    let connections = 0
    for (const direction of ['upload', 'download'] as const) {
      const samples = this.#samples[direction]
      samples.add(lateness >= late ? 'cpu' : this.#limitNow(direction), now)
      const circumstances = {
        overslept: lateness >= overslept,
        cpuBound: samples.share('cpu') >= cpuBound,
      }
      for (const scheduler of schedulers(direction)) {
        scheduler.look(circumstances)
        connections += scheduler.connections.length
      }
    }
    if (this.#transfers.size > 0) this.#wait(interval)
    else if (connections > 0) this.#wait(idleInterval)
    else this.#cancel = undefined
  }

  #limitNow(direction: Direction): SpeedLimit {
    const transfers = [...this.#transfers].filter(({ plan }) => plan.direction === direction)
    return limitNow(transfers, this.#options.schedulers(direction))
  }
}

function isStandstill(limit: SpeedLimit): boolean {
  return limit === 'flood' || limit === 'connection' || limit === 'nothing'
}
