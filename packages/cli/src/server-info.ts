import { readServerInfo, type ServerInfo } from '@longshore/server/server-info'
import { UserError } from './user-error.ts'

/** Addresses and keys of the server with that data folder. */
export async function serverInfoOf(data: string): Promise<ServerInfo> {
  const info = await readServerInfo(data)
  if (!info)
    throw new UserError(
      `No server has kept its data in ${data} yet.`,
      `Start one: longshore serve --data ${data}`,
    )
  return info
}
