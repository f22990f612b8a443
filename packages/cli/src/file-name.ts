import { cleanFileName } from '@longshore/protocol/files/file-name'
import { plainLine } from '@longshore/protocol/text/plain-line'

/**
 * The name under which a received file is kept. Its sender chose the name, and not every server cleans it: only the last
 * part of it counts, and no file comes out hidden, longer than a disk takes, or with characters that do something to a
 * terminal.
 */
export function safeFileName(sent: string, platform: NodeJS.Platform = process.platform): string {
  const name = cleanFileName(sent).replace(/^[.\s]+/, '')
  return platform === 'win32' ? nameOnWindows(name) : name
}

/** Windows keeps some characters and some names for itself, and gives a name that ends in a dot to another file. */
function nameOnWindows(name: string): string {
  const allowed = name.replace(/[<>:"|?*]/g, '_')
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i.test(allowed)
  return `${isDevice ? '_' : ''}${allowed.replace(/\.$/, '_')}`
}

/** Any text that others chose, as one line that does nothing to a terminal. */
export function printable(text: string): string {
  return plainLine(text, '\u{fffd}')
}
