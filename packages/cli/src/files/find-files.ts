import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, relative } from 'node:path'
import { exitCodes } from '../exit-code.ts'
import { UserError } from '../user-error.ts'
import type { PathFilter } from './glob.ts'
import { asText, forSystem, inside, type LocalPath, typedPath } from './local-path.ts'

export type Found =
  /** A file to be sent. `path` is as the person named it, or from the folder they named on. */
  | { kind: 'file'; path: string; bytes?: Buffer | undefined; name: string; size: number; changed: number }
  /** Something in a named folder that is not sent, and why. */
  | { kind: 'skipped'; path: string; reason: string }
  /** What was named and cannot be sent. */
  | { kind: 'failed'; path: string; error: unknown }

export interface FoundFiles {
  readonly found: readonly Found[]
  /** Files that were there, but not let through by the filter. */
  readonly left: number
}

/**
 * The files that were named, and all in the folders that were named, as deep as they go, in the order of their names.
 * Inside of folders hidden ones (".git") are passed over, and so are links, but for those to files in the same folder.
 * No file is found twice: the second time it is told that it is the same.
 */
export async function findFiles(named: readonly string[], filter: PathFilter): Promise<FoundFiles> {
  const found: Found[] = []
  const seen = new Map<string, string>()
  let left = 0
  const counted: PathFilter = (path) => {
    const isWanted = filter(path)
    if (!isWanted) left += 1
    return isWanted
  }
  for (const typed of named) {
    try {
      for await (const one of filesOf(await typedPath(typed), counted)) {
        const before = seen.get(one.identity)
        if (before === undefined) found.push(one.found)
        else if (one.found.kind === 'file')
          found.push({ kind: 'skipped', path: one.found.path, reason: `the same file as ${before}` })
        seen.set(one.identity, before ?? one.found.path)
      }
    } catch (error) {
      found.push({ kind: 'failed', path: typed, error })
    }
  }
  return { found, left }
}

/** What was found, and what it is, by whatever path it was found. */
interface Identified {
  readonly found: Found
  readonly identity: string
}

async function* filesOf(path: LocalPath, filter: PathFilter): AsyncGenerator<Identified> {
  const here = await stat(forSystem(path))
  if (here.isDirectory()) {
    yield* inFolder(path, '', { realRoot: await realPathOf(path), filter })
    return
  }
  if (!here.isFile()) throw noFile(path.text, here)
  const name = lastPart(path)
  if (filter(name)) yield await identified(path, name, here)
}

function lastPart({ text, bytes }: LocalPath): string {
  return bytes === undefined ? basename(text) : asText(bytes.subarray(bytes.lastIndexOf('/') + 1))
}

interface Walk {
  readonly realRoot: string
  readonly filter: PathFilter
}

/** @param before of the path within the folder that was named: empty, or with a slash at its end */
async function* inFolder(folder: LocalPath, before: string, walk: Walk): AsyncGenerator<Identified> {
  const entries = await entriesOf(folder).catch((error: unknown) => ({ error }))
  if ('error' in entries) {
    yield apart({ kind: 'failed', path: folder.text, error: entries.error })
    return
  }
  for (const { entry, name } of entries) {
    if (name.startsWith('.')) continue
    const path = inside(folder, entry.name)
    if (entry.isDirectory()) yield* inFolder(path, `${before}${name}/`, walk)
    else if (walk.filter(before + name)) yield await entryAt(path, name, entry, walk)
  }
}

type Entry = { readonly entry: Dirent<Buffer>; readonly name: string }

async function entriesOf(folder: LocalPath): Promise<Entry[]> {
  const entries = await readdir(forSystem(folder), { withFileTypes: true, encoding: 'buffer' })
  return entries
    .map((entry) => ({ entry, name: asText(entry.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : Buffer.compare(a.entry.name, b.entry.name)))
}

async function entryAt(
  path: LocalPath,
  name: string,
  entry: Dirent<Buffer>,
  { realRoot }: Walk,
): Promise<Identified> {
  const skipped = (reason: string): Identified => apart({ kind: 'skipped', path: path.text, reason })
  try {
    if (entry.isSymbolicLink()) {
      const target = await realPathOf(path).catch((error: NodeJS.ErrnoException) => error)
      if (typeof target !== 'string')
        return skipped(target.code === 'ELOOP' ? 'links that lead in a circle' : 'a link that leads nowhere')
      if (!isWithin(realRoot, target)) return skipped('a link that leads out of the folder')
    }
    const here = await stat(forSystem(path))
    if (here.isFile()) return await identified(path, name, here)
    return skipped(entry.isSymbolicLink() ? `a link to ${whatIs(here)}` : whatIs(here))
  } catch (error) {
    return apart({ kind: 'failed', path: path.text, error })
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith('../') && !way.startsWith('..\\')
}

async function identified(path: LocalPath, name: string, stats: Stats): Promise<Identified> {
  const { text, bytes } = path
  const { size, mtimeMs: changed } = stats
  const identity = await realPathOf(path)
  if (size === 0) return { found: { kind: 'failed', path: text, error: empty(text) }, identity }
  return { found: { kind: 'file', path: text, bytes, name, size, changed }, identity }
}

/** What is told of, and is no file to be sent. */
function apart(found: Exclude<Found, { kind: 'file' }>): Identified {
  return { found, identity: found.path }
}

/** A character for each byte: it compares as paths do, whatever their names are written in. */
async function realPathOf(path: LocalPath): Promise<string> {
  const real = await realpath(forSystem(path), { encoding: 'buffer' })
  return real.toString('latin1')
}

function empty(path: string): UserError {
  return new UserError(`${path} is empty.`, 'Telegram keeps no file without a single byte.', exitCodes.local)
}

function noFile(path: string, stats: Stats): UserError {
  const streams = stats.isFIFO() || stats.isCharacterDevice()
  return new UserError(
    `${path} is ${whatIs(stats)}, neither a file nor a folder.`,
    streams ? `To send what comes from it: longshore up - --name NAME < ${path}` : undefined,
    exitCodes.local,
  )
}

function whatIs(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder'
  if (stats.isSocket()) return 'a socket'
  if (stats.isFIFO()) return 'a pipe'
  return stats.isBlockDevice() ? 'a disk' : 'a device'
}
