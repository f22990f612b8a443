import type { Handler } from '../handler.ts'

/** A part of a file of more than 10 MB, or of one whose length is not known yet (`file_total_parts` -1). */
export const saveBigFilePart: Handler<'upload.saveBigFilePart'> = async (
  request,
  { files, userId, config },
) => {
  const part = {
    fileId: request.file_id,
    index: request.file_part,
    totalParts: request.file_total_parts,
    bytes: request.bytes,
    big: true,
  }
  await files.saveFilePart(userId, part, config.maxFileParts)
  return true
}
