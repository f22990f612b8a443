import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import type { Handler } from '../handler.ts'
import { maxFileParts } from './max-file-parts.ts'

/** A part of a small file (api/files, uploading files). */
export const saveFilePart: Handler<'upload.saveFilePart'> = async (request, context) => {
  const part = { fileId: request.file_id, index: request.file_part, bytes: request.bytes, big: false }
  await context.files.saveFilePart(context.userId, part, await maxFileParts(context))
  frameMemory.giveBack(request.bytes)
  return true
}
