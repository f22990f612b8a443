import type { PartPlan } from '@longshore/protocol/files/plan-parts'
import { PartMemory } from '../io/part-memory.ts'
import type { RandomAccessSource, Source } from '../io/source.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { Transfers } from '../transfer/transfers.ts'
import { largestPart, type Part, readPart } from './parts.ts'
import { savePart } from './save-part.ts'
import { sendParts } from './send-parts.ts'

interface SentFile {
  readonly source: Source
  readonly plan: PartPlan
  readonly fileId: bigint
  /** How many parts it has. */
  readonly parts: number
}

/**
 * Reads parts of a source again, and saves them under the numbers they had: "try repeating the method call to resave
 * the part" (api/files).
 *
 * @throws {TransferError} when the source was a stream, or there is no such part
 */
export async function sendAgain(
  transfers: Pick<Transfers, 'begin'>,
  { source, plan, fileId, parts }: SentFile,
  lost: readonly number[],
  { window, signal }: { window: number; signal: AbortSignal | undefined },
): Promise<void> {
  const [first = 0] = lost
  if (source.kind === 'stream')
    throw new TransferError(`part ${first} was lost by the server and a stream cannot be read again`)
  if (first >= parts)
    throw new TransferError(`the file has ${parts} parts and the server asks for part ${first}`)
  const memory = new PartMemory(largestPart(source, plan))
  const transfer = await transfers.begin({ direction: 'upload', size: source.size, signal })
  try {
    await sendParts(partsAgain(source, plan, memory, lost), {
      partSize: plan.partSize,
      window,
      send: (part, signal) => savePart(transfer, { plan, fileId }, part, signal),
      onSent: ({ bytes }) => memory.giveBack(bytes),
      signal,
    })
  } finally {
    transfer.end()
    await source.close()
  }
}

async function* partsAgain(
  source: RandomAccessSource,
  plan: PartPlan,
  memory: PartMemory,
  numbers: readonly number[],
): AsyncGenerator<Part> {
  for (const index of numbers) yield await readPart(source, plan, memory, index)
}
