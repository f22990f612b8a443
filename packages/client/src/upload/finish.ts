import type { Constructor } from '@longshore/protocol/schema/api'

/**
 * "After the entire file is successfully saved, the final method may be called and passed the generated inputFile
 * object. In case the upload.saveBigFilePart method is used, the inputFileBig constructor must be passed, in other
 * cases use inputFile" (api/files).
 *
 * @param md5 of the contents; only inputFile carries it, and the server then checks it.
 */
export function inputFileOf(saved: {
  id: bigint
  big: boolean
  parts: number
  name: string
  md5?: Uint8Array | undefined
}): Constructor<'inputFile'> | Constructor<'inputFileBig'> {
  const { id, parts, name } = saved
  if (saved.big) return { _: 'inputFileBig', id, parts, name }
  return { _: 'inputFile', id, parts, name, md5_checksum: saved.md5 ? hex(saved.md5) : '' }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
