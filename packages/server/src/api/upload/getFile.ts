import type { Handler } from '../handler.ts'
import { targetOfLocation } from './location.ts'

/** A part of a file (api/files, downloading files). */
export const getFile: Handler<'upload.getFile'> = async (request, context) => {
  const { location, precise, offset, limit } = request
  const target = await targetOfLocation(location, context)
  const { type, mtime, bytes } = await context.files.read(target, { offset, limit, precise })
  return { _: 'upload.file', type: { _: type }, mtime, bytes }
}
