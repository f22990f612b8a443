import { extname, resolve } from 'node:path'
import { mimeTypeOf, type PathBytes } from '@longshore/client/node'
import { cleanFileName } from '@longshore/protocol/files/file-name'
import { printable } from '../file-name.ts'
import { type Found, findFiles } from '../files/find-files.ts'
import { pathFilter } from '../files/glob.ts'
import { hasTextName } from '../files/local-path.ts'
import { UserError } from '../user-error.ts'

/** A file on its way out. */
export interface Outgoing {
  /** As the person named it; `-` is standard input. */
  readonly file: string
  /** Where its bytes are; absent for standard input. */
  readonly path?: string | PathBytes | undefined
  readonly name: string
  /** Whether it has another name here, which could not arrive as it is. */
  readonly isRenamed: boolean
  /** Absent where the name does not tell. */
  readonly mimeType: string | undefined
  /** Absent for standard input. */
  readonly size?: number | undefined
  /** The same as long as nobody changes the file. */
  readonly identity: string
}

export interface Named {
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  readonly name?: string
}

/** All that the person named, and what of it cannot or need not be sent. */
export async function outgoing(
  named: readonly string[],
  flags: Named,
): Promise<{ files: Outgoing[]; others: Exclude<Found, { kind: 'file' }>[] }> {
  expectName(flags.name)
  const files: Outgoing[] = []
  const others: Exclude<Found, { kind: 'file' }>[] = []
  if (named.includes('-')) files.push(standardInput(named, flags))
  const paths = named.filter((path) => path !== '-')
  const { found, left } = await findFiles(paths, pathFilter(flags.include, flags.exclude))
  for (const one of found) {
    if (one.kind !== 'file') others.push(one)
    else files.push(fileAt(one, flags.name))
  }
  if (files.length === 0 && !others.some(({ kind }) => kind === 'failed')) throw nothing(left, others)
  if (flags.name !== undefined && files.length + others.length > 1)
    throw new UserError('--name is for one file.', 'Several are sent under the names they have.')
  return { files, others }
}

function nothing(left: number, others: readonly Exclude<Found, { kind: 'file' }>[]): UserError {
  if (left > 0)
    return new UserError(
      `There is nothing to send: --include and --exclude let through none of ${left === 1 ? 'the one file' : `${left} files`}.`,
      'A pattern without a slash is about names, one with a slash about the path from the named folder on.',
    )
  const why = others.map(({ path, ...one }) => `${path}: ${'reason' in one ? one.reason : ''}`).join(', ')
  return new UserError(
    `There is nothing to send${why && `: ${why}`}.`,
    'In a folder, hidden files and links that lead out of it are passed over; named themselves they are sent.',
  )
}

/** @throws {UserError} for a name that would not arrive as it is */
function expectName(name: string | undefined): void {
  if (name === undefined || cleanFileName(name) === name) return
  throw new UserError(
    `--name: "${printable(name)}" is no name of a file.`,
    `This would be one: ${cleanFileName(name)}`,
  )
}

function standardInput(named: readonly string[], { name = 'stdin' }: Named): Outgoing {
  if (named.length > 1) throw new UserError('Standard input is sent alone.')
  return { file: '-', name, isRenamed: false, mimeType: mimeTypeOf(name), identity: '-' }
}

function fileAt(
  { path, bytes, size, changed, ...found }: Found & { kind: 'file' },
  given?: string,
): Outgoing {
  const name = given ?? cleanFileName(found.name)
  // A text says which file it is, also where its bytes say more: those that are no text are written out in it.
  return {
    file: path,
    path: bytes === undefined ? path : { pathBytes: bytes },
    name,
    isRenamed: given === undefined && (name !== found.name || !hasTextName({ text: path, bytes })),
    size,
    mimeType: mimeTypeOf(name),
    identity: `${resolve(path)} ${size} ${changed}`,
  }
}

const pictures = new Set(['.jpg', '.jpeg', '.png', '.webp'])

export type Kind = 'photo' | 'video' | 'document'

/** As what a file is sent: pictures as photos only when the person wants that. */
export function kindOf({ name, mimeType }: Outgoing, flags: { photo?: boolean }): Kind {
  if (!flags.photo) return 'document'
  if (pictures.has(extname(name).toLowerCase())) return 'photo'
  return mimeType?.startsWith('video/') ? 'video' : 'document'
}
