import { lstat, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { exitCodes } from '../exit-code.ts'
import { UserError } from '../user-error.ts'

/** Where received files go. */
export type Place =
  | { readonly kind: 'standard output' }
  /** A pipe or a device that takes bytes as they come: it is written to, and stays what it is. */
  | { readonly kind: 'stream'; readonly path: string }
  /** Named by the person at the keyboard. What is there is replaced only where that was asked for. */
  | { readonly kind: 'file'; readonly path: string }
  /** It need not be there yet. A file in it that the sender named never replaces another. */
  | { readonly kind: 'folder'; readonly path: string }

/** What a name that is not there yet is to become: `--output` names a file, `--to` a folder. */
export type Wanted = 'file' | 'folder'

/** @param isOne whether only one file is asked for; several need a folder */
export async function placeOf(to: string, isOne: boolean, wanted: Wanted = 'file'): Promise<Place> {
  const place = await placeFor(to, isOne ? wanted : 'folder')
  if (isOne || place.kind === 'folder') return place
  if (place.kind === 'standard output') throw new UserError('Only one file can go to standard output.')
  throw new UserError(
    `${to} is no folder, and several files need one.`,
    'Name a folder: --to FOLDER',
    exitCodes.local,
  )
}

const standardOutput = new Set(['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])

async function placeFor(to: string, wanted: Wanted): Promise<Place> {
  if (standardOutput.has(to)) return { kind: 'standard output' }
  const here = await stat(to).catch(unlessMissing)
  if (here?.isDirectory()) return { kind: 'folder', path: to }
  // A link to a file stays a link: the file that it leads to is meant, as for cp.
  if (here?.isFile()) return { kind: 'file', path: (await isLink(to)) ? await realpath(to) : to }
  if (here?.isFIFO() || here?.isCharacterDevice()) return { kind: 'stream', path: to }
  if (here !== undefined)
    throw refused(`${to} is a ${here.isSocket() ? 'socket' : 'disk'}, which no file is written to.`)
  if (await isLink(to)) throw refused(`${to} is a link that leads nowhere.`)
  if (to.endsWith('/') || wanted === 'folder') return { kind: 'folder', path: to }
  if ((await stat(dirname(to)).catch(unlessMissing))?.isDirectory()) return { kind: 'file', path: to }
  throw new UserError(
    `There is no folder ${dirname(to)}.`,
    'Make it first, or name a folder, which is made: --to FOLDER',
    exitCodes.local,
  )
}

function refused(reason: string): UserError {
  return new UserError(reason, 'Name a file or a folder, or - for standard output.', exitCodes.local)
}

async function isLink(path: string): Promise<boolean> {
  return await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  )
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
}

/** Chooses paths that nothing has: "notes.txt", else "notes (2).txt". */
export class FreePaths {
  readonly #given = new Set<string>();

  /** @param name relative to the folder, perhaps in folders of its own */
  async in(folder: string, name: string): Promise<string> {
    const extension = extname(name)
    const stem = join(dirname(name), basename(name, extension))
    for (let count = 1; ; count += 1) {
      const path = join(folder, count === 1 ? name : `${stem} (${count})${extension}`)
      if (await this.take(path)) return path
    }
  }

  /** Takes exactly this path. @returns whether nothing has it */
  async take(path: string): Promise<boolean> {
    if (this.#given.has(path) || (await isThere(path))) return false
    this.#given.add(path)
    return true
  }
}

/** Whether anything has this name, a link that leads nowhere too. */
export async function isThere(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  )
}
