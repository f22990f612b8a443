/** What a connection to a data center is for. */
export type Purpose = 'main' | 'upload' | 'download'

/**
 * "It is recommended that large queries (upload.getFile, upload.saveFilePart, upload.getWebFile) be handled through one
 * or more separate sessions and separate connections, in which no methods other than these should be executed"
 * (api/files, "General Considerations").
 */
export function purposeOf(method: string): Purpose {
  if (method === 'upload.saveFilePart' || method === 'upload.saveBigFilePart') return 'upload'
  return method.startsWith('upload.') ? 'download' : 'main'
}
