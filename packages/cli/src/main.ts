import { Command, CommanderError } from 'commander'
import { addBotCommand } from './commands/bot.ts'
import { addCatCommand } from './commands/cat.ts'
import { addDownCommand } from './commands/down.ts'
import { addInfoCommand } from './commands/info.ts'
import { addLoginCommand } from './commands/login.ts'
import { addLogoutCommand } from './commands/logout.ts'
import { addLsCommand } from './commands/ls.ts'
import { addServeCommand } from './commands/serve.ts'
import { addUpCommand } from './commands/up.ts'
import { addUserCommand } from './commands/user.ts'
import { addWhoamiCommand } from './commands/whoami.ts'
import { explain } from './explain.ts'

/** Runs the command line. @returns the exit code: 0 when what was asked is done, 1 when not, 130 when interrupted. */
export async function main(args: readonly string[]): Promise<number> {
  const program = longshore()
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    const { lines, exitCode } = explain(error)
    for (const line of lines) console.error(line)
    return exitCode
  }
}

/** The whole command, not yet run: the help tests read it too. */
export function longshore(): Command {
  const program = new Command('longshore')
    .description("Moves files over Telegram's protocol: a server of your own, and a client for it.")
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(longshore help COMMAND tells more)')
  for (const add of [
    addServeCommand,
    addInfoCommand,
    addLoginCommand,
    addLogoutCommand,
    addWhoamiCommand,
    addUpCommand,
    addDownCommand,
    addLsCommand,
    addCatCommand,
    addBotCommand,
    addUserCommand,
  ]) {
    add(program)
  }
  return program
}
