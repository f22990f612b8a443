import { basename, extname } from 'node:path'

/** Bytes; file systems take 255, and a download has a longer name until it is complete. */
const LONGEST = 200
const control = /\p{Cc}/gu

/**
 * The name under which a received file is kept. Its sender chose the name, so only the last part of it counts, and no
 * file comes out hidden or with characters that do something to a terminal.
 */
export function safeFileName(sent: string): string {
  const name = basename(sent.replaceAll('\\', '/'))
    .replace(control, '')
    .replace(/^[.\s]+/, '')
  if (name === '') return 'file'
  const extension = extname(name)
  return extension.length < LONGEST
    ? shortened(basename(name, extension), LONGEST - Buffer.byteLength(extension)) + extension
    : shortened(name, LONGEST)
}

/** A name as it may be shown on a terminal. */
export function printable(name: string): string {
  return name.replace(control, '\u{fffd}')
}

function shortened(text: string, bytes: number): string {
  let short = text
  while (Buffer.byteLength(short) > bytes) short = [...short].slice(0, -1).join('')
  return short
}
