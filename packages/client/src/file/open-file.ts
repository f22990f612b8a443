import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Type } from '@longshore/protocol/schema/api'
import { askForRanges } from '../download/ask.ts'
import type { LocatedFile } from '../download/locate.ts'
import type { Rpc } from '../rpc/call.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { Transfers } from '../transfer/transfers.ts'
import { RemoteFile } from './remote-file.ts'
import { TransferOnDemand } from './transfer-on-demand.ts'

export interface OpenOptions {
  /** The chat the message is in; needed to renew a file reference in a channel. */
  readonly peer?: Type<'InputPeer'> | undefined
  /**
   * Compare every block with the hashes of upload.getFileHashes before it is handed out, as the page recommends
   * ("Verifying downloaded chunks"); true when absent. Without it small readings fetch hardly more than they want.
   */
  readonly verify?: boolean | undefined
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
  { rpc, transfers, crypto }: { rpc: Rpc; transfers: Pick<Transfers, 'begin'>; crypto: CryptoProvider },
  file: LocatedFile,
  { peer, verify = true, memory = defaultMemory, signal }: OpenOptions = {},
): RemoteFile {
  signal?.throwIfAborted()
  const { location, size, dcId, name, mimeType = 'application/octet-stream' } = file
  if (size === undefined || !('id' in location))
    throw new TransferError('a file of unknown size cannot be opened, only downloaded')

  const transfer = new TransferOnDemand((signal) =>
    transfers.begin({ direction: 'download', size, dcId, priority, signal }),
  )
  const ask = askForRanges({ rpc, transfer, crypto }, file, { peer, verify })
  return new RemoteFile(
    { id: location.id, size, name, mimeType },
    { ask: (range, signal) => transfer.during(() => ask(range, signal)), whole: verify, memory, signal },
  )
}
