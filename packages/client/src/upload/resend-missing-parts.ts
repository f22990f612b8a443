import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { UploadedFile } from './upload-file.ts'

/** A server that keeps losing parts is not worth more than this many repeats. */
const mostRepeats = 100

/**
 * Calls the final method of an upload and, where the server says FILE_PART_X_MISSING ("try repeating the method call
 * to resave the part"), saves that part again and repeats. The same part missing twice in a row is given up.
 */
export async function resendMissingParts<T>(
  file: UploadedFile,
  finish: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  let last: number | undefined
  for (let repeats = 0; ; repeats++) {
    try {
      return await finish()
    } catch (error) {
      const missing = error instanceof RpcError && error.is('FILE_PART_X_MISSING') ? error.x : undefined
      if (missing === undefined || missing === last || repeats === mostRepeats) throw error
      await file.resendPart(missing, signal)
      last = missing
    }
  }
}
