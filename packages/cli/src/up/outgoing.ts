import { basename, extname, resolve } from 'node:path'
import { mimeTypeOf } from '@longshore/client/node'
import { cleanFileName } from '@longshore/protocol/files/file-name'
import { printable } from '../file-name.ts'
import { type Found, findFiles } from '../files/find-files.ts'
import { pathFilter } from '../files/glob.ts'
import { UserError } from '../user-error.ts'

/** A file on its way out. */
export interface Outgoing {
  /** As the person named it; `-` is standard input. */
  readonly file: string
  readonly name: string
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
  for (const found of await findFiles(paths, pathFilter(flags.include, flags.exclude))) {
    if (found.kind !== 'file') others.push(found)
    else files.push(fileAt(found, flags.name))
  }
  if (files.length + others.length === 0) throw new UserError('There is nothing to send.')
  if (flags.name !== undefined && files.length + others.length > 1)
    throw new UserError('--name is for one file.', 'Several are sent under the names they have.')
  return { files, others }
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
  return { file: '-', name, mimeType: mimeTypeOf(name), identity: '-' }
}

function fileAt({ path, size, changed }: Found & { kind: 'file' }, name = basename(path)): Outgoing {
  return {
    file: path,
    name,
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
