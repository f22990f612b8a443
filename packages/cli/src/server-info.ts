import { requireServersFolder } from '@longshore/server/folder-contents'
import { readServerInfo, type ServerInfo } from '@longshore/server/server-info'
import { UserError } from './user-error.ts'

/** Addresses and keys of the server with that data folder. */
export async function serverInfoOf(data: string): Promise<ServerInfo> {
  const info = await readServerInfo(data)
  if (info) return info
  requireServersFolder(data)
  throw new UserError(
    `The server of ${data} does not serve, or not yet.`,
    `Start it, and wait until it says so: longshore serve --data ${data}`,
  )
}
