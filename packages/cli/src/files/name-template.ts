import { basename, extname } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { safeFileName } from '../file-name.ts'

/** What a template can say of a received file. */
export interface NamedFile {
  /** As its sender named it. */
  readonly name: string
  /** Of the document or photo. */
  readonly id: bigint
  readonly message: number
  /** When it was sent, Unix seconds. */
  readonly date: number
  readonly size: number
  /** Which of the files of the command it is, from 1, out of how many. */
  readonly n: number
  readonly of: number
}

/** A path relative to the folder that was named, with `/` between its parts. */
export type NameTemplate = (file: NamedFile) => string

const fields: Record<string, (file: NamedFile) => string> = {
  name: ({ name }) => safeFileName(name),
  stem: ({ name }) => stemOf(safeFileName(name)),
  ext: ({ name }) => extname(safeFileName(name)).slice(1),
  id: ({ id }) => String(id),
  message: ({ message }) => String(message),
  date: ({ date }) => new Date(date * 1000).toISOString().slice(0, 10),
  time: ({ date }) => new Date(date * 1000).toISOString().slice(11, 19).replaceAll(':', '-'),
  size: ({ size }) => String(size),
  // As long as the last number: names then sort as they were asked for.
  n: ({ n, of }) => String(n).padStart(String(of).length, '0'),
}

export const templateFields = Object.keys(fields)
  .map((field) => `{${field}}`)
  .join(' ')

/**
 * `{date}/{stem} {id}.{ext}`: a slash makes a folder. What the sender chose can make none, and no part of the result
 * leads out of the folder it is meant for.
 *
 * @throws InvalidArgumentError
 */
export function nameTemplate(text: string): NameTemplate {
  const parts = text.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new InvalidArgumentError('Each part between slashes is a name, and no "." or "..".')
  for (const [written, field = ''] of text.matchAll(/\{([^{}]*)\}/g))
    if (!Object.hasOwn(fields, field))
      throw new InvalidArgumentError(`There is no ${written}; there are ${templateFields}.`)
  return (file) =>
    parts
      .map((part) => part.replace(/\{([^{}]*)\}/g, (_, field: string) => fields[field]?.(file) ?? ''))
      .map(withoutLooseDot)
      .map((part) => safeFileName(part))
      .join('/')
}

function stemOf(name: string): string {
  return basename(name, extname(name))
}

/** "{stem}.{ext}" of a name without extension. */
function withoutLooseDot(part: string): string {
  return part.replace(/(?<=.)\.+$/, '')
}
