import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { regularPlace } from '@longshore/protocol/node/regular-place'

/** What a client must know of a server, as `longshore info --json` prints it. */
export interface ServerInfo {
  readonly dcs: readonly DcInfo[]
  /** PKCS#1 PEM. */
  readonly publicKeys: readonly string[]
}

export interface DcInfo {
  readonly id: number
  readonly host: string
  readonly port: number
  readonly mediaOnly: boolean
  readonly cdn: boolean
}

/** Behind the links that lead to it: they stay when it is replaced. */
const fileIn = (data: string): Promise<string> => regularPlace(join(data, 'server.json'))
/** What the server before this one said, while this one has not said anything. */
const formerIn = async (data: string): Promise<string> => `${await fileIn(data)}.former`

/** What the server of that data folder said when it last began to serve; undefined when none ever did. */
export async function readServerInfo(data: string): Promise<ServerInfo | undefined> {
  try {
    return JSON.parse(await readFile(await fileIn(data), 'utf8')) as ServerInfo
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/**
 * Replaces it as a whole, so that a reader never sees half of it. What says the same as before is not written again: a
 * server begins on a full disk too.
 */
export async function writeServerInfo(data: string, info: ServerInfo): Promise<void> {
  const text = `${JSON.stringify(info, null, 2)}\n`
  const same = (await readFile(await formerIn(data), 'utf8').catch(() => undefined)) === text
  const ready = same ? await formerIn(data) : `${await fileIn(data)}.new`
  if (!same) await writeFile(ready, text)
  await rename(ready, await fileIn(data))
}

/**
 * Takes back what an earlier server said, which may have died: whoever waits for this one's address must not be led to
 * the other's.
 *
 * @returns brings it back where nothing was said since, as when this server could not begin
 */
export async function takeBackServerInfo(data: string): Promise<() => Promise<void>> {
  await rename(await fileIn(data), await formerIn(data)).catch(unlessMissing)
  return async () => {
    if (await readServerInfo(data)) await rm(await formerIn(data), { force: true })
    else await rename(await formerIn(data), await fileIn(data)).catch(unlessMissing)
  }
}

/** Nobody can be led there after all. */
export async function removeServerInfo(data: string): Promise<void> {
  await rm(await fileIn(data), { force: true })
}

function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
