import { lstat, readlink, realpath } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** As many links in a row as Linux follows. */
const MOST_LINKS = 40

/**
 * Where a file is or is to be, behind the links that lead there, also where it is not there yet. What replaces a file by
 * giving its name to another does so there: the links stay what they are.
 *
 * @throws when something is there that is no regular file: a pipe would keep its reader waiting, a device has no end
 */
export async function regularPlace(path: string): Promise<string> {
  let place = resolve(path)
  for (let links = 0; links <= MOST_LINKS; links += 1) {
    const here = await lstat(place).catch(unlessMissing)
    if (here === undefined || here.isFile()) return place
    if (!here.isSymbolicLink()) throw new Error(`${place} is no regular file.`)
    // Its own folder may be behind a link, too.
    place = resolve(await realpath(dirname(place)), await readlink(place))
  }
  throw new Error(`${join(path)}: links lead in a circle.`)
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
