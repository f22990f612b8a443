import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where this user's command keeps its sign-in: LONGSHORE_HOME if set, else where the platform keeps such things.
 * The file in it is readable by its owner alone.
 */
export function profileFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (env.LONGSHORE_HOME) return env.LONGSHORE_HOME
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'longshore')
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'longshore')
  return join(env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'longshore')
}
