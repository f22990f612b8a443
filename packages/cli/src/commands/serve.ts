import { readFile } from 'node:fs/promises'
import { isIPv4 } from 'node:net'
import type { LongshoreServer } from '@longshore/server/serve'
import type { Command } from 'commander'
import { addressOf } from '../address-of.ts'
import { dataOption } from '../data-option.ts'
import { exitCodes } from '../exit-code.ts'
import { onInterruption } from '../interruption.ts'
import { byteCount, duration, hostAndPort, numberBetween, workerCount } from '../option-values.ts'
import { snippets } from '../snippets.ts'
import { UserError } from '../user-error.ts'

interface ServeFlags {
  readonly data: string
  readonly port: number
  readonly host: string
  readonly publicAddress?: ReturnType<typeof hostAndPort>
  readonly dc: number
  readonly testAccounts?: boolean
  readonly testAccountsOnAnyAddress?: boolean
  readonly openSignUp?: boolean
  readonly languagePack?: string
  readonly partLife?: number
  readonly referenceLife?: number
  readonly unfinished?: number
  readonly quota?: number
  readonly reserve?: number
  readonly connectionsPerAddress?: number
  readonly workers: number
}

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description(
      'Serves files to Telegram clients, with everything it keeps in one folder. Ends with Ctrl-C or SIGTERM, ' +
        'after what is under way; asked again, it ends at once.',
    )
    .addOption(dataOption('where keys, accounts, messages and files are kept; made at first start'))
    .option('--port <number>', 'TCP and WebSocket port; 0 takes a free one', numberBetween(0, 65_535), 4430)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--public-address <host[:port]>',
      'what clients are told to connect to, where a router or a container leads from there to here',
      hostAndPort,
    )
    .option('--dc <id>', 'number of this data center', numberBetween(1, 1000), 2)
    .option('--test-accounts', 'numbers 99966XYYYY sign in with the code XXXXX (on loopback only)')
    .option(
      '--test-accounts-on-any-address',
      'the same on any address: whoever reaches it can be any test account',
    )
    .option('--open-sign-up', 'a phone number without an account may make one')
    .option(
      '--language-pack <file>',
      'words that applications ask the server for, as a .strings file; they have most of them themselves',
    )
    .option('--part-life <time>', 'how long parts wait for the rest of their file (default: 3h)', duration)
    .option('--reference-life <time>', 'how long a file reference is good for (default: 12h)', duration)
    .option('--unfinished <size>', 'parts one account may have waiting (default: 16GiB)', byteCount)
    .option('--quota <size>', 'what one account may have stored, previews too (default: 1TiB)', byteCount)
    .option(
      '--reserve <size>',
      'what files leave free of the disk, so that all else works when it is full (default: an eighth, at most 256MiB)',
      byteCount,
    )
    .option(
      '--connections-per-address <number>',
      'how many connections one address may have (default: 1000)',
      numberBetween(1, 1_000_000),
    )
    .option(
      '--workers <number>',
      'processes that connections are spread over, all on one data folder: 1 to 64, or "auto" for one a core',
      workerCount,
      1,
    )
    .action(runServe)
}

async function runServe(flags: ServeFlags): Promise<void> {
  const testAccounts = flags.testAccounts || flags.testAccountsOnAnyAddress || false
  if (testAccounts && !flags.testAccountsOnAnyAddress && !isLoopback(flags.host)) {
    throw new UserError(
      `Test accounts need no password, and ${flags.host} can be reached from elsewhere.`,
      'Serve on 127.0.0.1, or say --test-accounts-on-any-address if everyone who reaches it may be anyone.',
    )
  }
  // The server's code is loaded here and not before: the other commands start sooner.
  const { createLog, logLevels } = await import('@longshore/server/observe/log')
  const { boundYoungGeneration } = await import('@longshore/server/observe/young-generation')
  const log = createLog(logLevel(logLevels))
  const { serve } = await import('@longshore/server/serve')
  boundYoungGeneration()
  const languagePack = await wordsIn(flags.languagePack)
  const server = await serve({
    data: flags.data,
    host: flags.host,
    port: flags.port,
    publicHost: flags.publicAddress?.host,
    publicPort: flags.publicAddress?.port,
    dcId: flags.dc,
    testAccounts,
    openSignUp: flags.openSignUp ?? false,
    languagePack,
    connectionsPerAddress: flags.connectionsPerAddress,
    workers: flags.workers,
    reserve: flags.reserve,
    limits: {
      ...(flags.partLife && { partLife: flags.partLife }),
      ...(flags.referenceLife && { referenceLife: flags.referenceLife }),
      ...(flags.quota && { quota: flags.quota }),
      ...(flags.unfinished && { unfinishedBytes: flags.unfinished }),
    },
    deliverCode: (phone, code) => console.log(`Code for +${phone}: ${code}`),
    log,
  })
  // A server goes on when nobody reads any more what it says.
  process.stdout.removeAllListeners('error').on('error', () => {})
  const interrupted = Promise.withResolvers<void>()
  onInterruption(() => {
    console.log('Ending when what is under way is done; asked again, at once.')
    interrupted.resolve()
  })
  introduce(server, flags, testAccounts)
  await interrupted.promise
  await server.close()
  // What did not end in time must not keep the process; where nothing is left, this does not either.
  setTimeout(() => process.exit(exitCodes.done), AFTERWARDS).unref()
}

/** The words an operator serves; read before anything is opened. */
async function wordsIn(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined
  const words = await readFile(file, 'utf8')
  const { whyNoStringsFile } = await import('@longshore/server/language-pack-file')
  const reason = whyNoStringsFile(words)
  if (reason === undefined) return words
  throw new UserError(
    `${file} is no language pack: ${reason}.`,
    'A .strings file is wanted, with lines such as "Cancel" = "Never mind";',
    exitCodes.local,
  )
}

/** Milliseconds. */
const AFTERWARDS = 300

function introduce(
  server: LongshoreServer,
  { data, publicAddress }: ServeFlags,
  testAccounts: boolean,
): void {
  const { dcId, host, port, listening, publicKeyFile, workers } = server
  const fingerprint = BigInt.asUintN(64, server.fingerprint).toString(16).padStart(16, '0')
  const spread = workers > 1 ? `, with ${workers} workers` : ''
  console.log(`Longshore is serving DC ${dcId} on ${addressOf(host, port)} (data in ${data})${spread}`)
  if (publicAddress)
    console.log(
      `It listens on ${addressOf(listening.host, listening.port)}; clients are told the address above.`,
    )
  console.log(`RSA key fingerprint ${fingerprint}, public key in ${publicKeyFile}`)
  if (testAccounts) {
    console.log('Test accounts: 99966XYYYY with the code XXXXX, for example 9996620001 with 22222')
    for (const { title, code } of snippets({ ...server, phone: '9996620001', code: '22222' })) {
      console.log(`\n--- ${title} ---\n${code}`)
    }
  }
  if (server.missing !== undefined) console.log(`\n${server.missing}`)
  console.log('\nStop it with Ctrl-C.')
}

function logLevel<Level extends string>(levels: readonly Level[]): Level {
  const wanted = process.env.LONGSHORE_LOG || 'warn'
  const level = levels.find((known) => known === wanted)
  if (!level) throw new UserError(`LONGSHORE_LOG is "${wanted}".`, `It can be ${levels.join(', ')}.`)
  return level
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}
