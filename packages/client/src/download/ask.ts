import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { PlannedRange } from '@longshore/protocol/files/plan-ranges'
import type { Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { Transfer } from '../transfer/transfers.ts'
import { FreshLocation } from './fresh-reference.ts'
import type { LocatedFile } from './locate.ts'
import { FileHashes } from './verify.ts'

export type AskForRange = (range: PlannedRange, signal: AbortSignal) => Promise<Uint8Array>

/**
 * Asks for ranges of one file, each checked against the hashes of the server where that is wanted; a range that differs
 * is fetched once more.
 *
 * @param rpc for what renews a file reference
 */
export function askForRanges(
  { rpc, transfer, crypto }: { rpc: Rpc; transfer: Pick<Transfer, 'call'>; crypto: CryptoProvider },
  file: LocatedFile,
  { peer, verify }: { peer?: Type<'InputPeer'> | undefined; verify?: boolean | undefined },
): AskForRange {
  const location = new FreshLocation(rpc, file, peer)
  const { dcId } = file
  const fetch: AskForRange = (range, signal) =>
    location.use((current) => getFile(transfer, current, dcId, range, signal), signal)
  if (!verify) return fetch

  const hashes = new FileHashes(crypto, (offset, signal) => {
    const ask = (current: Type<'InputFileLocation'>) =>
      transfer.call(
        'upload.getFileHashes',
        { location: current, offset: BigInt(offset) },
        { dcId, signal, bytes: 0 },
      )
    return location.use(ask, signal)
  })
  return async (range, signal) => {
    const bytes = await fetch(range, signal)
    if (await hashes.agree(range.offset, bytes, signal)) return bytes
    const again = await fetch(range, signal)
    if (await hashes.agree(range.offset, again, signal)) return again
    throw new TransferError(`the bytes from offset ${range.offset} are not those the server has hashed`)
  }
}

async function getFile(
  transfer: Pick<Transfer, 'call'>,
  location: Type<'InputFileLocation'>,
  dcId: number | undefined,
  { precise, offset, limit }: PlannedRange,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const params = { precise: precise || undefined, location, offset: BigInt(offset), limit }
  const answer = await transfer.call('upload.getFile', params, { dcId, signal, bytes: limit })
  if (answer._ === 'upload.file') return answer.bytes
  throw new TransferError('the server points to a CDN although none was asked for')
}
