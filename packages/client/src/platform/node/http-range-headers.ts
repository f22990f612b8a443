import { cleanFileName } from '@longshore/protocol/files/file-name'
import { cleanMimeType } from '@longshore/protocol/files/mime-type'
import type { FileDescription } from '../../file/remote-file.ts'

/** A document never changes: its id is its version. */
export function tagOf({ id, size }: FileDescription): string {
  return `"${BigInt.asUintN(64, id).toString(16)}-${size.toString(16)}"`
}

/** What an answer says of the file itself, whichever part of it follows. */
export function headersOf(file: FileDescription): Record<string, string> {
  const type = cleanMimeType(file.mimeType)
  return {
    'Accept-Ranges': 'bytes',
    ETag: tagOf(file),
    'Content-Type': type,
    'Content-Disposition': disposition(isPassive(type) ? 'inline' : 'attachment', file.name ?? 'file'),
    // The sender chose the type, not the browser.
    'X-Content-Type-Options': 'nosniff',
  }
}

/** What a browser may show at this address without running anything that a stranger wrote. */
function isPassive(type: string): boolean {
  if (type === 'image/svg+xml') return false
  return /^(audio|video|image)\//.test(type) || ['application/pdf', 'text/plain'].includes(type)
}

/** RFC 6266: the name for all in ASCII, and as it is for those who can read that (RFC 8187). */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const flat = cleanFileName(name)
  const ascii = flat.replaceAll(/[^ -~]/gu, '_').replaceAll(/["%]/g, '_')
  const encoded = encodeURIComponent(flat).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
