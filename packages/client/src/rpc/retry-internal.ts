import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { pause } from '../time/abort.ts'
import type { Clock } from '../time/clock.ts'
import type { Middleware } from './middleware.ts'

/** The server failed inside, and is about to be asked again. */
export interface InternalRetry {
  readonly method: string
  readonly error: RpcError
  readonly attempt: number
}

const attempts = 5
const firstPause = 500

/** Repeats what failed inside the server (codes 500 and above, or negative), five times in all, ever slower. */
export function retryInternal(options: {
  clock: Clock
  onRetry: (retry: InternalRetry) => void
}): Middleware {
  return async (invocation, next) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await next(invocation)
      } catch (error) {
        if (!isInternal(error) || attempt === attempts) throw error
        options.onRetry({ method: invocation.request._, error, attempt })
        await pause(options.clock, firstPause * 2 ** (attempt - 1), invocation.signal)
      }
    }
  }
}

function isInternal(error: unknown): error is RpcError {
  if (!(error instanceof RpcError)) return false
  // Documented with code 500, but it means that the message is already there: asking again changes nothing.
  if (error.is('RANDOM_ID_DUPLICATE')) return false
  return error.code >= 500 || error.code < 0
}
