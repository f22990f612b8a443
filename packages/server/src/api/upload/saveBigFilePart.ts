import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import type { Handler } from '../handler.ts'
import { maxFileParts } from './max-file-parts.ts'

/** A part of a file of more than 10 MB, or of one whose length is not known yet (`file_total_parts` -1). */
export const saveBigFilePart: Handler<'upload.saveBigFilePart'> = async (request, context) => {
  const part = {
    fileId: request.file_id,
    index: request.file_part,
    totalParts: request.file_total_parts,
    bytes: request.bytes,
    big: true,
  }
  await context.files.saveFilePart(context.userId, part, await maxFileParts(context))
  frameMemory.giveBack(request.bytes)
  return true
}
