import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { pause } from '../time/abort.ts'
import type { Clock } from '../time/clock.ts'
import type { Middleware } from './middleware.ts'

/** The server asked for a pause before this method may be called again. */
export interface FloodWait {
  readonly method: string
  /** Until then. */
  readonly milliseconds: number
  /** Whether it is the speed limit of accounts without Premium rather than a punishment. */
  readonly premium: boolean
}

/**
 * Waits as long as the server says (420 FLOOD_WAIT_X, FLOOD_PREMIUM_WAIT_X), visibly, and calls again. A wait longer
 * than `longestWait`, or than the call allows, is the caller's to decide about and is thrown.
 */
export function retryFlood(options: {
  clock: Clock
  /** Milliseconds. */
  longestWait: number
  onWait: (wait: FloodWait) => void
}): Middleware {
  return async (invocation, next) => {
    const longest = invocation.longestFloodWait ?? options.longestWait
    for (;;) {
      try {
        return await next(invocation)
      } catch (error) {
        const wait = floodWait(invocation.request._, error)
        if (wait === undefined || wait.milliseconds > longest) throw error
        options.onWait(wait)
        await pause(options.clock, wait.milliseconds, invocation.signal)
      }
    }
  }
}

/** The pause that the server asks for by this error. */
export function floodWait(method: string, error: unknown): FloodWait | undefined {
  if (!(error instanceof RpcError) || error.x === undefined) return undefined
  const premium = error.is('FLOOD_PREMIUM_WAIT_X')
  if (!premium && !error.is('FLOOD_WAIT_X')) return undefined
  // A wait of nothing, repeated, would be a busy loop.
  return { method, milliseconds: Math.max(1, error.x) * 1000, premium }
}
