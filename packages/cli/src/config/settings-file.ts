import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { exitCodes } from '../exit-code.ts'
import { inWords } from '../system-error.ts'
import { UserError } from '../user-error.ts'

/**
 * The lines of a file such as LONGSHORE_PORT=4430, as systemd and Docker read them as well; `#` begins a comment.
 *
 * @throws {UserError} it cannot be read, or has lines that are not such
 */
export function readSettingsFile(path: string): Map<string, string> {
  const text = contents(path)
  for (const line of text.split(/\r?\n/)) {
    if (!/^\s*(#.*|(export\s+)?[A-Za-z_]\w*\s*=.*)?$/.test(line))
      throw new UserError(
        `${path} has a line that is no setting: ${line.trim()}`,
        'Lines such as LONGSHORE_PORT=4430 are wanted; "longshore config" tells the names.',
        exitCodes.local,
      )
  }
  return new Map(Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? '']))
}

function contents(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const reason = inWords(error)?.message ?? String(error)
    throw new UserError(reason.startsWith(path) ? reason : `${path}: ${reason}`, undefined, exitCodes.local)
  }
}
