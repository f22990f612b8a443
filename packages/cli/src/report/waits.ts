import type { ClientEvent } from '@longshore/client/node'
import type { TransferEvent } from './events.ts'

/**
 * Tells of what keeps everything waiting: pauses the server asked for, each once although many calls wait for it, and
 * the loss of the last connection.
 *
 * @param signal an interruption, by which connections end as they should
 */
export function waitsTold(
  tell: (event: TransferEvent) => void,
  signal: AbortSignal,
  now: () => number = () => performance.now(),
): (event: ClientEvent) => void {
  const connected = new Set<string>()
  let pauseEnds = 0
  return (event) => {
    if (event.type === 'flood wait' && now() >= pauseEnds) {
      pauseEnds = now() + event.milliseconds
      tell({ event: 'waiting', reason: 'flood', seconds: event.milliseconds / 1000 })
    }
    if (event.type !== 'connection') return
    const line = `${event.dcId} ${event.purpose} ${event.number}`
    if (event.state === 'connected') connected.add(line)
    const wasLast = event.state === 'disconnected' && connected.delete(line) && connected.size === 0
    if (wasLast && event.reason !== undefined && !signal.aborted)
      tell({ event: 'waiting', reason: 'connection' })
  }
}
