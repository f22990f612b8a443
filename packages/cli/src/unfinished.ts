import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { regularPlace } from '@longshore/protocol/node/regular-place'
import { exitCodes } from './exit-code.ts'
import { profileFolder } from './profile.ts'
import { UserError } from './user-error.ts'

/** What nobody went on with for so long is forgotten. */
const LIFE = 30 * 24 * 3600 * 1000

const folder = (): string => join(profileFolder(), 'unfinished')

type Entry = readonly [item: string, result: string, state: 'begun' | 'done']

/**
 * What a command with several files has done, for the same command to go on when it was interrupted or something
 * failed. It is forgotten when all is done: the command then begins anew.
 */
export class Unfinished {
  readonly #path: string
  readonly #results = new Map<string, string>()
  readonly #intentions = new Map<string, string>()

  /** @param command all that makes this command another one than the next */
  static async open(command: readonly unknown[], options: { restart: boolean }): Promise<Unfinished> {
    await mkdir(folder(), { recursive: true, mode: 0o700 })
    await forgetOld()
    const key = createHash('sha256').update(JSON.stringify(command)).digest('hex').slice(0, 32)
    const path = join(folder(), key)
    if (options.restart) await rm(path, { force: true })
    return new Unfinished(path, await read(path))
  }

  private constructor(path: string, entries: readonly Entry[]) {
    this.#path = path
    for (const [item, result, state] of entries) {
      this.#intentions.set(item, result)
      if (state !== 'begun') this.#results.set(item, result)
    }
  }

  /** What came of an item in an earlier run. */
  resultOf(item: string): string | undefined {
    return this.#results.get(item)
  }

  /** What an earlier run was about to make of an item, whether it came to that or not. */
  intentionFor(item: string): string | undefined {
    return this.#intentions.get(item)
  }

  async begin(item: string, intention: string): Promise<void> {
    if (this.intentionFor(item) !== intention) await this.#append([item, intention, 'begun'])
  }

  async add(item: string, result: string): Promise<void> {
    await this.#append([item, result, 'done'])
  }

  async #append(entry: Entry): Promise<void> {
    // The line break comes first: after half a line this is a whole one.
    await appendFile(this.#path, `\n${JSON.stringify(entry)}`, { mode: 0o600 })
  }

  async forget(): Promise<void> {
    await rm(this.#path, { force: true })
  }
}

async function read(path: string): Promise<Entry[]> {
  const place = await regularPlace(path).catch((error: Error) => {
    throw new UserError(error.message, 'It remembers what was sent: remove it.', exitCodes.local)
  })
  const text = await readFile(place, 'utf8').catch(() => '')
  return text.split('\n').flatMap(entryIn)
}

/** A crash may have left half a line: what it told of is then done again. */
function entryIn(line: string): Entry[] {
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}

async function forgetOld(): Promise<void> {
  for (const name of await readdir(folder())) {
    const path = join(folder(), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > LIFE) await rm(path, { force: true })
  }
}
