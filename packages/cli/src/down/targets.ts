import { nameTemplate } from '../files/name-template.ts'
import type { Incoming } from './incoming.ts'
import { FreePaths, type Place } from './place.ts'

/** A file, and where it goes; undefined for standard output. */
export interface Target extends Incoming {
  readonly path: string | undefined
}

/** @param of how many links there are in all */
export async function targetsOf(
  files: readonly Incoming[],
  place: Place,
  { template = '{name}', of }: { template?: string | undefined; of: number },
): Promise<Target[]> {
  const nameOf = nameTemplate(template)
  const free = new FreePaths()
  const pathFor = async ({
    sent,
    message: { id: message, date },
    n,
  }: Incoming): Promise<string | undefined> => {
    if (place.kind === 'standard output') return undefined
    if (place.kind === 'file') return place.path
    return await free.in(place.path, nameOf({ ...sent, message, date, n, of }))
  }
  const targets: Target[] = []
  for (const file of files) targets.push({ ...file, path: await pathFor(file) })
  return targets
}
