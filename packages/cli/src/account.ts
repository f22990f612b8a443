import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  connect,
  fileSession,
  type NodeClient,
  type SessionStore,
  type StoredSession,
} from '@longshore/client/node'
import { regularPlace } from '@longshore/protocol/node/regular-place'
import { exitCodes } from './exit-code.ts'
import { onInterruption } from './interruption.ts'
import type { Network } from './networks/network.ts'
import { profileFolder } from './profile.ts'
import { UserError } from './user-error.ts'

const sessionFile = (): Promise<string> => profileFile('session.json')
const serverFile = (): Promise<string> => profileFile('server.json')

/** Behind the links that lead to it: they stay when it is replaced. */
async function profileFile(name: string): Promise<string> {
  return await regularPlace(join(profileFolder(), name)).catch((error: Error) => {
    throw new UserError(
      error.message,
      'The sign-in is kept there: remove it, and sign in again.',
      exitCodes.local,
    )
  })
}

/**
 * Connects as whoever is signed in, does the work, and closes. Ctrl-C aborts the signal that the work gets.
 *
 * @param work its third argument names the account: no other, on this server or elsewhere, has the same
 */
export async function asSignedIn<T>(
  work: (client: NodeClient, signal: AbortSignal, account: string) => Promise<T>,
): Promise<T> {
  const network = await rememberedNetwork()
  const interrupt = new AbortController()
  onInterruption(() => interrupt.abort())
  const client = await connectTo(network, fileSession(await sessionFile()), interrupt.signal)
  try {
    if (client.userId === undefined) throw nobody()
    return await work(client, interrupt.signal, `${network.publicKeys.join()} ${client.userId}`)
  } finally {
    await client.close()
  }
}

export async function connectTo(
  { dcs, publicKeys, apiId = 1, apiHash = 'longshore' }: Network,
  session: SessionStore,
  signal?: AbortSignal,
): Promise<NodeClient> {
  return await connect({
    dcs: dcs.filter((dc) => !dc.mediaOnly && !dc.cdn),
    publicKeys,
    apiId,
    apiHash,
    session,
    patience: 15_000,
    signal,
  })
}

/**
 * Takes the place of an earlier sign-in. Between the old and the new there is none, so that a crash never pairs one
 * server's session with another server's address.
 */
export async function rememberSignIn(network: Network, session: StoredSession): Promise<void> {
  // The folder is for its owner alone: the session in it is as good as a password.
  await mkdir(profileFolder(), { recursive: true, mode: 0o700 })
  await rm(await sessionFile(), { force: true })
  const server = await serverFile()
  const temporary = `${server}.${process.pid}`
  await writeFile(temporary, JSON.stringify(network), { mode: 0o600 })
  await rename(temporary, server)
  await fileSession(await sessionFile()).save(session)
}

export async function forgetSignIn(): Promise<void> {
  await rm(await sessionFile(), { force: true })
  await rm(await serverFile(), { force: true })
}

async function rememberedNetwork(): Promise<Network> {
  const text = await readFile(await serverFile(), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? nobody() : error
  })
  try {
    return JSON.parse(text) as Network
  } catch {
    throw new UserError(`${await serverFile()} is damaged.`, 'Sign in again: longshore login')
  }
}

function nobody(): UserError {
  return new UserError('Nobody is signed in.', 'Sign in first: longshore login --data DIR --phone P --code C')
}
