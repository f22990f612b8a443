import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import { MediaRefusal } from './refusal.ts'

/**
 * What a caller of the API is told of a job's end.
 *
 * @param failed says that it could not be done, for a reason that the API has no name for: IMAGE_PROCESS_FAILED
 */
export function rpcErrorOf(error: unknown, failed: KnownError = 'IMAGE_PROCESS_FAILED'): RpcError {
  if (error instanceof RpcError) return error
  return new RpcError(error instanceof MediaRefusal ? error.refusal : failed)
}
