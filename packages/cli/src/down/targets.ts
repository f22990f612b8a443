import { nameTemplate } from '../files/name-template.ts'
import type { Incoming } from './incoming.ts'
import { FreePaths, type Place } from './place.ts'

/** A file, and where it goes; undefined for standard output. */
export interface Target extends Incoming {
  readonly path: string | undefined
  /** Whether a file that has the name by then may be replaced. */
  readonly replace: boolean
}

export interface Naming {
  readonly template?: string | undefined
  /** How many links there are in all. */
  readonly of: number
  /** Where an earlier run began to write what a link names. */
  readonly intended: (file: string) => string | undefined
}

export async function targetsOf(
  files: readonly Incoming[],
  place: Place,
  { template = '{name}', of, intended }: Naming,
): Promise<Target[]> {
  const nameOf = nameTemplate(template)
  const free = new FreePaths()
  const pathFor = async ({ file, sent, message: { id: message, date }, n }: Incoming) => {
    if (place.kind === 'standard output') return undefined
    if (place.kind === 'file') return place.path
    const before = intended(file)
    if (before !== undefined && (await free.take(before))) return before
    return await free.in(place.path, nameOf({ ...sent, message, date, n, of }))
  }
  const targets: Target[] = []
  for (const file of files)
    targets.push({ ...file, path: await pathFor(file), replace: place.kind === 'file' })
  return targets
}
