import type { TlObject } from '@longshore/protocol/schema/api'
import { RpcError } from '../rpc/call.ts'
import type { Invocation, Invoke } from '../rpc/middleware.ts'
import { type FloodWait, floodWait } from '../rpc/retry-flood.ts'
import { type Clock, elapsed } from '../time/clock.ts'
import type { ActiveTransfer } from './active-transfer.ts'
import type { DcScheduler } from './dc-scheduler.ts'

export interface AttemptOptions {
  readonly clock: Clock
  readonly invoke: Invoke
  /** A flood wait that is longer is thrown. Milliseconds. */
  readonly longestFloodWait: number
  readonly onFlood: (wait: FloodWait) => void
}

export interface AttemptedCall {
  readonly invocation: Invocation
  /** What is sent, once there is room for it. */
  readonly requestNow: () => TlObject
  readonly bytes: number
  /** It was made before. */
  readonly again: boolean
  /** Its bytes have counted against the rate already, and did not move. */
  readonly isPaid: boolean
}

/**
 * Makes a call once there is room for it, on the connection that has most of it.
 *
 * @returns `again` when it is to be made again: its connection was given up, or the server wants it later
 */
export async function attempt(
  { clock, invoke, longestFloodWait, onFlood }: AttemptOptions,
  scheduler: DcScheduler,
  transfer: ActiveTransfer,
  { invocation, requestNow, bytes, again, isPaid }: AttemptedCall,
): Promise<{ result: unknown } | 'again'> {
  const connection = await scheduler.admit(transfer, { bytes, again, isPaid }, invocation.signal)
  const sentAt = elapsed(clock)
  let answered: number | undefined
  try {
    const result = await invoke({ ...invocation, request: requestNow(), connection: connection.number })
    answered = sentAt
    return { result }
  } catch (error) {
    if (invocation.signal?.aborted) throw error
    if (connection.givenUp) return 'again'
    if (isTimeout(error)) connection.window.lost(sentAt, elapsed(clock))
    const wait = floodWait(invocation.request._, error)
    if (wait === undefined || wait.milliseconds > longestFloodWait) throw error
    connection.window.lost(sentAt, elapsed(clock))
    if (scheduler.pause(wait.milliseconds)) onFlood(wait)
    return 'again'
  } finally {
    scheduler.end(connection, transfer, bytes, answered)
  }
}

/** The server had no time for it: a window that is too large makes that so. */
function isTimeout(error: unknown): boolean {
  return error instanceof RpcError && error.code === -503
}
