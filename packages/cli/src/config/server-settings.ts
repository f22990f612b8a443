import { resolve } from 'node:path'
import { type LogLevel, logLevels } from '@longshore/server/observe/log-levels'
import { usualLimits } from '@longshore/server/serve-options'
import type { Command } from 'commander'
import { folder } from '../data-option.ts'
import {
  byteCount,
  duration,
  hostAndPort,
  numberBetween,
  oneOf,
  sizeInWords,
  timeInWords,
  workerCount,
} from '../option-values.ts'
import { ConfiguredCommand } from './configured-command.ts'
import { Setting } from './setting.ts'

/** What a server is configured by. Times are milliseconds, sizes bytes. */
export interface ServerSettings {
  readonly data: string
  readonly config?: string
  readonly port: number
  readonly host: string
  readonly publicAddress?: ReturnType<typeof hostAndPort>
  readonly dc: number
  readonly testAccounts?: boolean
  readonly testAccountsOnAnyAddress?: boolean
  readonly openSignUp?: boolean
  readonly languagePack?: string
  readonly partLife: number
  readonly referenceLife: number
  readonly unfinished: number
  readonly quota: number
  readonly reserve?: number
  readonly connectionsPerAddress: number
  readonly workers: number
  readonly log: LogLevel
}

/** Where settings stand, but for the command line. */
export const settingsElsewhere = `
What is said here may stand elsewhere: in the environment, --part-life as LONGSHORE_PART_LIFE and so on, yes or no for
what takes no value; and in the file that --config names, in lines of the same names. A flag comes first, then the
environment, then the file. "longshore config" shows what holds, and where it was found.`

/** A command that takes all settings of a server. */
export function serverCommand(name: 'serve' | 'config', program: Command): ConfiguredCommand {
  const command = new ConfiguredCommand(name)
  command.copyInheritedSettings(program)
  for (const setting of serverSettings())
    command.addOption(setting.makeOptionMandatory(name === 'serve' && setting.name() === 'data'))
  return command
}

function serverSettings(): Setting[] {
  const { partLife, referenceLife, unfinishedBytes, quota, connectionsPerAddress } = usualLimits
  const port = numberBetween(0, 65_535)
  return [
    new Setting(
      '--data <folder>',
      'where keys, accounts, messages and files are kept; made at first start',
    ).reading(folder),
    new Setting('--config <file>', 'a file with settings, in lines such as LONGSHORE_PORT=4430').reading(
      resolve,
    ),
    new Setting('--port <number>', 'TCP and WebSocket port; 0 takes a free one').reading(port).default(4430),
    new Setting('--host <address>', 'address to listen on').reading(String).default('127.0.0.1'),
    new Setting(
      '--public-address <host[:port]>',
      'what clients are told to connect to, where a router or a container leads from there to here',
    ).reading(hostAndPort),
    new Setting('--dc <id>', 'number of this data center').reading(numberBetween(1, 1000)).default(2),
    new Setting('--test-accounts', 'numbers 99966XYYYY sign in with the code XXXXX (on loopback only)'),
    new Setting(
      '--test-accounts-on-any-address',
      'the same on any address: whoever reaches it can be any test account',
    ),
    new Setting('--open-sign-up', 'a phone number without an account may make one'),
    new Setting(
      '--language-pack <file>',
      'words that applications ask the server for, as a .strings file; they have most of them themselves',
    ).reading(resolve),
    time('--part-life <time>', 'how long parts wait for the rest of their file', partLife),
    time('--reference-life <time>', 'how long a file reference is good for', referenceLife),
    size('--unfinished <size>', 'parts one account may have waiting', unfinishedBytes),
    size('--quota <size>', 'what one account may have stored, previews too', quota),
    new Setting(
      '--reserve <size>',
      'what files leave free of the disk, so that all else works when it is full (default: an eighth, at most 256MiB)',
    )
      .reading(byteCount)
      .default(undefined, 'an eighth, at most 256MiB'),
    new Setting('--connections-per-address <number>', 'how many connections one address may have')
      .reading(numberBetween(1, 1_000_000))
      .default(connectionsPerAddress),
    new Setting(
      '--workers <number>',
      'processes that connections are spread over, all on one data folder: 1 to 64, or "auto" for one a core',
    )
      .reading(workerCount)
      .default(1),
    new Setting('--log <level>', `what is written to standard error: ${logLevels.join(', ')}`)
      .reading(oneOf(logLevels))
      .default('warn'),
  ]
}

function time(flag: string, description: string, usual: number): Setting {
  return new Setting(flag, description).reading(duration).default(usual, timeInWords(usual))
}

function size(flag: string, description: string, usual: number): Setting {
  return new Setting(flag, description).reading(byteCount).default(usual, sizeInWords(usual))
}
