import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { UserError } from '../user-error.ts'
import type { PathFilter } from './glob.ts'

export type Found =
  /** A file to be sent. `path` is as the person named it, or from the folder they named on. */
  | { kind: 'file'; path: string; size: number; changed: number }
  /** Something in a named folder that is not sent, and why. */
  | { kind: 'skipped'; path: string; reason: string }
  /** What was named and cannot be sent. */
  | { kind: 'failed'; path: string; error: unknown }

/**
 * The files that were named, and all in the folders that were named, as deep as they go, in the order of their names.
 * Inside of folders hidden ones (".git") are passed over, and so are links, but for those to files in the same folder.
 * No file is found twice.
 */
export async function findFiles(named: readonly string[], filter: PathFilter): Promise<Found[]> {
  const found: Found[] = []
  const seen = new Set<string>()
  for (const path of named) {
    try {
      for await (const one of filesOf(path, filter)) {
        const identity = one.kind === 'file' ? await realpath(one.path) : one.path
        if (!seen.has(identity)) found.push(one)
        seen.add(identity)
      }
    } catch (error) {
      found.push({ kind: 'failed', path, error })
    }
  }
  return found
}

async function* filesOf(path: string, filter: PathFilter): AsyncGenerator<Found> {
  const here = await stat(path)
  if (here.isDirectory()) yield* inFolder(path, { root: path, realRoot: await realpath(path), filter })
  else if (!here.isFile()) throw new UserError(`${path} is neither a file nor a folder.`)
  else if (filter(basename(path))) yield file(path, here)
}

interface Walk {
  readonly root: string
  readonly realRoot: string
  readonly filter: PathFilter
}

async function* inFolder(folder: string, walk: Walk): AsyncGenerator<Found> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => ({ error }))
  if ('error' in entries) {
    yield { kind: 'failed', path: folder, error: entries.error }
    return
  }
  for (const entry of entries.sort(byName)) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* inFolder(path, walk)
    else if (walk.filter(relative(walk.root, path).replaceAll(sep, '/')))
      yield await entryAt(path, entry, walk)
  }
}

async function entryAt(path: string, entry: Dirent, { realRoot }: Walk): Promise<Found> {
  const skipped = (reason: string): Found => ({ kind: 'skipped', path, reason })
  try {
    if (entry.isSymbolicLink()) {
      const target = await realpath(path).catch(() => undefined)
      if (target === undefined) return skipped('a link that leads nowhere')
      if (relative(realRoot, target).startsWith('..')) return skipped('a link that leads out of the folder')
      if ((await stat(target)).isDirectory()) return skipped('a link to a folder')
    }
    const here = await stat(path)
    return here.isFile() ? file(path, here) : skipped('neither a file nor a folder')
  } catch (error) {
    return { kind: 'failed', path, error }
  }
}

function file(path: string, { size, mtimeMs }: Stats): Found {
  return { kind: 'file', path, size, changed: mtimeMs }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1
}
