import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { addAcceptLoginCommand } from './commands/accept-login.ts'
import { addBackupCommands } from './commands/backup.ts'
import { addBotCommand } from './commands/bot.ts'
import { addCatCommand } from './commands/cat.ts'
import { addCheckCommand } from './commands/check.ts'
import { addCompletionCommand } from './commands/completion.ts'
import { addConfigCommand } from './commands/config.ts'
import { addDownCommand } from './commands/down.ts'
import { addHelpCommand } from './commands/help.ts'
import { addInfoCommand } from './commands/info.ts'
import { addLoginCommand } from './commands/login.ts'
import { addLogoutCommand } from './commands/logout.ts'
import { addLsCommand } from './commands/ls.ts'
import { addServeCommand } from './commands/serve.ts'
import { addServeFileCommand } from './commands/serve-file.ts'
import { addUpCommand } from './commands/up.ts'
import { addUserCommand } from './commands/user.ts'
import { addVerifyCommand } from './commands/verify.ts'
import { addWhoamiCommand } from './commands/whoami.ts'
import { Ending } from './exit-code.ts'
import { explain } from './explain.ts'
import { NdjsonReporter } from './report/ndjson.ts'
import { Tally } from './report/tally.ts'
import { watchStandardOutput } from './standard-output.ts'
import { UserError } from './user-error.ts'

const afterHelp = `
"longshore help COMMAND" tells the rest of a command.

Exit codes:
  0    what was asked is done
  1    it is not, for another reason than these:
  2    some of the files are done, others are not
  3    a file or folder of this machine is missing or empty, or may not be read or written
  4    the server cannot be reached
  5    the server refuses
  6    these are not the bytes of the file
  130  it was interrupted

Environment:
  LONGSHORE_DATA, LONGSHORE_PORT ...   settings of a server; "longshore help serve" tells of them
  LONGSHORE_HOME   folder that keeps the sign-in; else where the platform keeps such things
  LONGSHORE_API_ID, LONGSHORE_API_HASH   your application, for a sign-in to Telegram's own network
  LONGSHORE_DEBUG  1 shows the stack of a failure`

/** Where help and complaints go. */
interface Output {
  writeOut(text: string): void
  writeErr(text: string): void
}

const standardOutput: Output = {
  writeOut: (text) => void process.stdout.write(text),
  writeErr: (text) => void process.stderr.write(text),
}

/** Runs the command line. @returns the exit code: 0 when what was asked is done, 1 when not, 130 when interrupted. */
export async function main(args: readonly string[], output: Output = standardOutput): Promise<number> {
  if (output === standardOutput) watchStandardOutput()
  const isForPrograms = tellsEvents(args)
  const program = longshore(isForPrograms ? { ...output, writeErr: () => {} } : output)
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (isForPrograms && !hasBeenTold(error)) return tellError(error, output)
    if (error instanceof CommanderError) return error.exitCode
    const { lines, exitCode } = explain(error)
    for (const line of lines) output.writeErr(`${line}\n`)
    return exitCode
  }
}

/** The whole command, not yet run: the help tests read it too. */
export function longshore(output: Output = standardOutput): Command {
  const program = new Command('longshore')
    .description("Moves files over Telegram's protocol: a server of your own, and a client for it.")
    .version(version())
    .exitOverride()
    .configureOutput(output)
    .showHelpAfterError('(longshore help COMMAND tells more)')
    .addHelpText('after', afterHelp)
  for (const add of [
    addServeCommand,
    addConfigCommand,
    addInfoCommand,
    addLoginCommand,
    addAcceptLoginCommand,
    addLogoutCommand,
    addWhoamiCommand,
    addUpCommand,
    addDownCommand,
    addLsCommand,
    addVerifyCommand,
    addCatCommand,
    addServeFileCommand,
    addCheckCommand,
    addBackupCommands,
    addBotCommand,
    addUserCommand,
    addCompletionCommand,
    addHelpCommand,
  ]) {
    add(program)
  }
  return program
}

/** With --json what goes wrong before anything was told is told as events, too. */
function tellsEvents(args: readonly string[]): boolean {
  const [command = '', ...rest] = args
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest
  return ['up', 'down', 'verify'].includes(command) && options.includes('--json')
}

/** Help was asked for and given, or the events have been told to their end. */
function hasBeenTold(error: unknown): boolean {
  return error instanceof Ending || (error instanceof CommanderError && error.exitCode === 0)
}

function tellError(error: unknown, output: Output): number {
  const write = (line: string): void => output.writeOut(`${line}\n`)
  const tally = new Tally(new NdjsonReporter({ out: write, err: write }))
  const code = tally.error(error instanceof CommanderError ? wrongUsage(error) : error)
  tally.end(code)
  return code
}

function wrongUsage({ message }: CommanderError): UserError {
  const reason = message.replace(/^error: /, '')
  return new UserError(reason, 'longshore help COMMAND tells how it is used.')
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
}
