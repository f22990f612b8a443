import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

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

const fileIn = (data: string): string => join(data, 'server.json')

/** What the server of that data folder said when it last began to serve; undefined when none ever did. */
export async function readServerInfo(data: string): Promise<ServerInfo | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(data), 'utf8')) as ServerInfo
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Replaces it as a whole, so that a reader never sees half of it. */
export async function writeServerInfo(data: string, info: ServerInfo): Promise<void> {
  const temporary = `${fileIn(data)}.${process.pid}`
  await writeFile(temporary, `${JSON.stringify(info, null, 2)}\n`)
  await rename(temporary, fileIn(data))
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
