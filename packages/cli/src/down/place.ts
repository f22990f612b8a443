import { access, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { exitCodes } from '../exit-code.ts'
import { UserError } from '../user-error.ts'

/** Where received files go. */
export type Place =
  | { readonly kind: 'standard output' }
  /** Named by the person at the keyboard: what is there is replaced. */
  | { readonly kind: 'file'; readonly path: string }
  /** It need not be there yet. A file in it that the sender named never replaces another. */
  | { readonly kind: 'folder'; readonly path: string }

/** @param isOne whether only one file is asked for; several need a folder */
export async function placeOf(to: string, isOne: boolean): Promise<Place> {
  if (to === '-') {
    if (isOne) return { kind: 'standard output' }
    throw new UserError('Only one file can go to standard output.')
  }
  if (await isFolder(to)) return { kind: 'folder', path: to }
  if (to.endsWith('/') || !isOne) return { kind: 'folder', path: to }
  if (await isFolder(dirname(to))) return { kind: 'file', path: to }
  throw new UserError(
    `There is no folder ${dirname(to)}.`,
    'Make it first, or name another with --to.',
    exitCodes.local,
  )
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
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

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}
