import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, fileSession, type NodeClient } from '@longshore/client/node'
import type { ServerInfo } from '@longshore/server/server-info'
import { profileFolder } from './profile.ts'
import { UserError } from './user-error.ts'

const sessionFile = (): string => join(profileFolder(), 'session.json')
const serverFile = (): string => join(profileFolder(), 'server.json')

/** Connects as whoever is signed in, does the work, and closes. Ctrl-C aborts the signal that the work gets. */
export async function asSignedIn<T>(
  work: (client: NodeClient, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const info = await rememberedServer()
  const interrupt = new AbortController()
  const onInterrupt = (): void => interrupt.abort()
  process.once('SIGINT', onInterrupt)
  process.once('SIGTERM', onInterrupt)
  const client = await connectTo(info, interrupt.signal)
  try {
    if (client.userId === undefined) throw nobody()
    return await work(client, interrupt.signal)
  } finally {
    process.off('SIGINT', onInterrupt)
    process.off('SIGTERM', onInterrupt)
    await client.close()
  }
}

export async function connectTo(info: ServerInfo, signal?: AbortSignal): Promise<NodeClient> {
  return await connect({
    dcs: info.dcs.filter((dc) => !dc.mediaOnly && !dc.cdn),
    publicKeys: info.publicKeys,
    apiId: 1,
    apiHash: 'longshore',
    session: fileSession(sessionFile()),
    patience: 15_000,
    signal,
  })
}

/** The folder is for its owner alone: the session in it is as good as a password. */
export async function rememberServer(info: ServerInfo): Promise<void> {
  await mkdir(profileFolder(), { recursive: true, mode: 0o700 })
  const temporary = `${serverFile()}.${process.pid}`
  await writeFile(temporary, JSON.stringify(info), { mode: 0o600 })
  await rename(temporary, serverFile())
}

export async function forgetSignIn(): Promise<void> {
  await rm(sessionFile(), { force: true })
  await rm(serverFile(), { force: true })
}

async function rememberedServer(): Promise<ServerInfo> {
  try {
    return JSON.parse(await readFile(serverFile(), 'utf8')) as ServerInfo
  } catch {
    throw nobody()
  }
}

function nobody(): UserError {
  return new UserError('Nobody is signed in.', 'Sign in first: longshore login --data DIR --phone P --code C')
}
