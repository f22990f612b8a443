import type { LocatedFile } from '../download/locate.ts'
import { VerifiedRanges, type VerifyOptions } from '../download/verified-ranges.ts'
import type { TransferContext } from '../transfer/transfer-context.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { RemoteFile } from './remote-file.ts'
import { TransferOnDemand } from './transfer-on-demand.ts'

/** Where bytes are not compared with hashes, small readings fetch hardly more than they want. */
export interface OpenOptions extends VerifyOptions {
  /** For blocks that were read and may be read again, in bytes; 16 MiB when absent. */
  readonly memory?: number | undefined
  /** Closes the file. */
  readonly signal?: AbortSignal | undefined
}

const defaultMemory = 16 * 1024 * 1024
/** Somebody waits for these bytes now; a download of a whole file can wait a little. */
const priority = 1

/**
 * Opens a file for reading at any place. Nothing is asked of the server before the first reading.
 *
 * @throws {TransferError} when its size is not known: open the message, document or photo that shows it
 */
export function openFile(
  { rpc, transfers, crypto }: TransferContext,
  file: LocatedFile,
  { peer, origin, verify, memory = defaultMemory, signal }: OpenOptions = {},
): RemoteFile {
  signal?.throwIfAborted()
  const { location, size, dcId, name, mimeType = 'application/octet-stream' } = file
  if (size === undefined || !('id' in location))
    throw new TransferError('a file of unknown size cannot be opened, only downloaded')

  const transfer = new TransferOnDemand((signal) =>
    transfers.begin({ direction: 'download', size, dcId, priority, signal }),
  )
  const ranges = new VerifiedRanges({ rpc, transfer, crypto }, file, { peer, origin, verify })
  return new RemoteFile(
    { id: location.id, size, name, mimeType },
    {
      ask: (range, signal) => transfer.during(() => ranges.ask(range, signal)),
      whole: verify !== false,
      memory,
      signal,
    },
  )
}
