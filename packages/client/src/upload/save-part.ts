import type { PartPlan } from '@longshore/protocol/files/plan-parts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { Transfer } from '../transfer/transfers.ts'
import type { Part } from './parts.ts'

/** Saves one part on the server: "upload.saveBigFilePart" for files beyond 10 MB and for streams, else "upload.saveFilePart". */
export async function savePart(
  transfer: Pick<Transfer, 'call'>,
  { plan, fileId }: { plan: PartPlan; fileId: bigint },
  { index, bytes, totalParts }: Part,
  signal: AbortSignal | undefined,
): Promise<void> {
  const numbered = { file_id: fileId, file_part: index, bytes }
  const options = { signal, bytes: bytes.length }
  const saved = plan.big
    ? await transfer.call('upload.saveBigFilePart', { ...numbered, file_total_parts: totalParts }, options)
    : await transfer.call('upload.saveFilePart', numbered, options)
  if (!saved) throw new TransferError(`the server did not save part ${index}`)
}
