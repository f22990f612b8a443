import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { exitCodes } from '../exit-code.ts'
import { UserError } from '../user-error.ts'

/** A path of this machine. Linux takes any bytes for a name: where they are no UTF-8, the text alone leads nowhere. */
export interface LocalPath {
  /** For people: each byte that is no text is written as in "\xff", so that no two names look the same. */
  readonly text: string
  /** Absent where the text says it all. */
  readonly bytes?: Buffer | undefined
}

/** What the system is asked with. */
export function forSystem({ text, bytes }: LocalPath): string | Buffer {
  return bytes ?? text
}

/** What a folder holds. @param name as the system told it */
export function inside(folder: LocalPath, name: Buffer): LocalPath {
  const text = join(folder.text, readable(name))
  if (folder.bytes === undefined && isText(name)) return { text }
  const bytes = Buffer.concat([folder.bytes ?? Buffer.from(folder.text), Buffer.from('/'), name])
  return { text, bytes }
}

/** A name in which each byte that is no text is replaced: another client could not write it down. */
export function asText(name: Buffer): string {
  return decoded(name, () => '_')
}

/** Whether its last part is text, whatever the folders before it are called. */
export function hasTextName({ bytes }: LocalPath): boolean {
  return bytes === undefined || isText(bytes.subarray(bytes.lastIndexOf('/') + 1))
}

function isText(name: Buffer): boolean {
  return Buffer.from(name.toString()).equals(name)
}

function readable(name: Buffer): string {
  return decoded(name, (byte) => `\\x${byte.toString(16)}`)
}

/** Characters as RFC 3629 lets them be written, or one byte that belongs to none. */
const pieces =
  /(?:[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+|([\x80-\xff])/g

function decoded(name: Buffer, instead: (byte: number) => string): string {
  return name
    .toString('latin1')
    .replace(pieces, (piece, loose?: string) =>
      loose === undefined ? Buffer.from(piece, 'latin1').toString() : instead(loose.charCodeAt(0)),
    )
}

/** What a program gets of its command line in place of bytes that are no text. */
const lost = '\u{fffd}'

/**
 * The path that somebody typed, or let a shell write. Where it holds bytes that are no text they did not arrive, and the
 * name is looked for in its folder.
 *
 * @throws {UserError} when several names look like it
 */
export async function typedPath(typed: string): Promise<LocalPath> {
  if (!typed.includes(lost) || (await isThere(typed))) return { text: typed }
  const parts = typed.split('/').filter((part) => part !== '')
  let path: LocalPath = { text: typed.startsWith('/') ? '/' : '.' }
  for (const part of parts) {
    const names = await readdir(forSystem(path), { encoding: 'buffer' }).catch(() => [])
    const [name, other] = part.includes(lost)
      ? names.filter((one) => one.toString() === part)
      : [Buffer.from(part)]
    // The system then says what it says of a name that is not there.
    if (name === undefined) return { text: typed }
    if (other !== undefined) throw ambiguous(typed)
    path = inside(path, name)
  }
  return path
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  )
}

function ambiguous(typed: string): UserError {
  return new UserError(
    `${typed}: several names look like this one, and none of them is text (UTF-8).`,
    'Name the folder that they are in; --include and --exclude choose among them.',
    exitCodes.local,
  )
}
