import { plainLine } from '../text/plain-line.ts'

/** Bytes of UTF-8. Disks take 255, and clients put something before or behind a name: ".part", " (2)". */
export const LONGEST_FILE_NAME = 200
/** What follows the last dot is an extension, and outlives shortening, up to so many bytes with its dot. */
const LONGEST_EXTENSION = 32

const encoder = new TextEncoder()

/**
 * A name that one client gives a file, as all others get it: the last part of what looks like a path, in one line, not
 * too long for a disk and never empty. Whoever writes a file to the name that a message gives stays in the folder.
 */
export function cleanFileName(sent: string): string {
  const name = fitted(lastPart(plainLine(sent).replaceAll('\\', '/')))
  return isName(name) ? name : 'file'
}

/** Dots alone name no file. */
function isName(text: string): boolean {
  return /[^.]/.test(text)
}

/** Behind the last slash that something follows. */
function lastPart(path: string): string {
  for (let end = path.length; end > 0; ) {
    const start = path.lastIndexOf('/', end - 1) + 1
    const part = path.slice(start, end).trim()
    if (part !== '') return part
    end = start - 1
  }
  return ''
}

function fitted(name: string): string {
  if (encoder.encode(name).length <= LONGEST_FILE_NAME) return name
  const extension = extensionOf(name)
  const room = new Uint8Array(LONGEST_FILE_NAME - encoder.encode(extension).length)
  // It writes whole characters only, and says how many units of the text they are.
  const { read } = encoder.encodeInto(name.slice(0, name.length - extension.length), room)
  return name.slice(0, read).trimEnd() + extension
}

/** With its dot; empty where what follows the last dot is a tail rather than a type. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot) : ''
  return /\s/.test(extension) || encoder.encode(extension).length > LONGEST_EXTENSION ? '' : extension
}
