import type { Handler } from '../handler.ts'

/** A part of a small file (api/files, uploading files). */
export const saveFilePart: Handler<'upload.saveFilePart'> = async (request, { files, userId, config }) => {
  const part = { fileId: request.file_id, index: request.file_part, bytes: request.bytes, big: false }
  await files.saveFilePart(userId, part, config.maxFileParts)
  return true
}
