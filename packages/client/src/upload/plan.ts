import { MAX_PARTS_PREMIUM, PART_SIZE_MAX } from '@longshore/protocol/files/part-rules'
import { type PartPlan, planParts } from '@longshore/protocol/files/plan-parts'
import { SourceError, TransferError } from '../transfer/transfer-error.ts'

/**
 * Plans an upload by the rules of the page, and says in plain words why a file cannot be sent at all.
 *
 * How many parts this very account may send is the server's to say, and it does at the first part of a file of known
 * size; what no account may send is refused here.
 *
 * @param size in bytes; undefined when only the end of the source will tell.
 * @throws {SourceError} an empty file; {TransferError} one larger than any account may send.
 */
export function planUpload(size: number | undefined): PartPlan {
  if (size === 0) throw emptyFile()
  if (size !== undefined && size > MAX_PARTS_PREMIUM * PART_SIZE_MAX) throw tooLarge()
  return planParts(size, { maxParts: MAX_PARTS_PREMIUM })
}

/** Telegram knows no file without bytes: there is no part that could be saved (FILE_PART_EMPTY). */
export function emptyFile(): SourceError {
  return new SourceError('the file is empty: a file without a single byte cannot be uploaded')
}

export function tooLarge(): TransferError {
  return new TransferError(
    `the file has more than ${MAX_PARTS_PREMIUM * PART_SIZE_MAX} bytes, the most any account may send`,
  )
}
