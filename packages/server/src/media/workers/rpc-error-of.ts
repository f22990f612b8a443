import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import { JobFailed, MediaRefusal } from './refusal.ts'

/** Seconds after which too many waiting jobs have become fewer. */
const BUSY_WAIT = 5

/**
 * What a caller of the API is told of a job's end. When nobody was free to do it, that is nothing against the file: the
 * client is to ask once more.
 *
 * @param failed says that it could not be done, for a reason that the API has no name for: IMAGE_PROCESS_FAILED
 */
export function rpcErrorOf(error: unknown, failed: KnownError = 'IMAGE_PROCESS_FAILED'): RpcError {
  if (error instanceof RpcError) return error
  if (error instanceof JobFailed && error.reason === 'busy')
    return new RpcError('FLOOD_WAIT_X', { x: BUSY_WAIT })
  if (error instanceof JobFailed && error.reason === 'disk') return new RpcError('STORAGE_CHECK_FAILED')
  return new RpcError(error instanceof MediaRefusal ? error.refusal : failed)
}
