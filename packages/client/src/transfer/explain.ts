import type { ActiveTransfer } from './active-transfer.ts'
import type { DcScheduler } from './dc-scheduler.ts'
import type { SpeedLimit } from './transfers.ts'

/** What keeps the transfers of one direction from being faster at this moment, as far as can be seen from within. */
export function limitNow(
  transfers: readonly ActiveTransfer[],
  schedulers: readonly DcScheduler[],
): SpeedLimit {
  if (transfers.length === 0) return 'nothing'
  const held = new Set(schedulers.map((scheduler) => scheduler.held))
  if (held.has('flood')) return 'flood'
  const connections = schedulers.flatMap((scheduler) => scheduler.connections)
  const busy = connections.filter(({ calls }) => calls > 0)
  if (busy.length > 0 && busy.every(({ state }) => state !== 'connected')) return 'connection'
  if (held.has('rate')) return 'rate'
  if (held.has('limit')) return 'window'
  if (held.has('windows')) return connections.some(({ window }) => window.growing) ? 'round trip' : 'window'
  if (transfers.some(({ waitsFor }) => waitsFor !== undefined)) return 'disk'
  return busy.length > 0 ? 'round trip' : 'nothing'
}
