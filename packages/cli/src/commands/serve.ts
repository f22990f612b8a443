import { readFile } from 'node:fs/promises'
import { isIPv4 } from 'node:net'
import type { LongshoreServer } from '@longshore/server/serve'
import type { Command } from 'commander'
import { addressOf } from '../address-of.ts'
import { type ServerSettings, serverCommand, settingsElsewhere } from '../config/server-settings.ts'
import { exitCodes } from '../exit-code.ts'
import { onInterruption } from '../interruption.ts'
import { snippets } from '../snippets.ts'
import { UserError } from '../user-error.ts'

export function addServeCommand(program: Command): void {
  program.addCommand(
    serverCommand('serve', program)
      .description(
        'Serves files to Telegram clients, with everything it keeps in one folder. Ends with Ctrl-C or SIGTERM, ' +
          'after what is under way; asked again, it ends at once.',
      )
      .addHelpText('after', settingsElsewhere)
      .action(runServe),
  )
}

async function runServe(settings: ServerSettings): Promise<void> {
  const {
    data,
    host,
    port,
    publicAddress,
    openSignUp = false,
    connectionsPerAddress,
    workers,
    reserve,
  } = settings
  const { partLife, referenceLife, quota, unfinished: unfinishedBytes } = settings
  const testAccounts = settings.testAccounts || settings.testAccountsOnAnyAddress || false
  if (testAccounts && !settings.testAccountsOnAnyAddress && !isLoopback(host)) {
    throw new UserError(
      `Test accounts need no password, and ${host} can be reached from elsewhere.`,
      'Serve on 127.0.0.1, or say --test-accounts-on-any-address if everyone who reaches it may be anyone.',
    )
  }
  // The server's code is loaded here and not before: the other commands start sooner.
  const { createLog } = await import('@longshore/server/observe/log')
  const { boundYoungGeneration } = await import('@longshore/server/observe/young-generation')
  const { serve } = await import('@longshore/server/serve')
  boundYoungGeneration()
  const languagePack = await wordsIn(settings.languagePack)
  // Before anybody can find the port open, and ask for its end.
  const interrupted = Promise.withResolvers<void>()
  onInterruption(() => {
    console.log('Ending when what is under way is done; asked again, at once.')
    interrupted.resolve()
  })
  const server = await serve({
    data,
    host,
    port,
    publicHost: publicAddress?.host,
    publicPort: publicAddress?.port,
    dcId: settings.dc,
    testAccounts,
    openSignUp,
    languagePack,
    connectionsPerAddress,
    workers,
    reserve,
    limits: { partLife, referenceLife, quota, unfinishedBytes },
    deliverCode: (phone, code) => console.log(`Code for +${phone}: ${code}`),
    log: createLog(settings.log),
  })
  // A server goes on when nobody reads any more what it says.
  process.stdout.removeAllListeners('error').on('error', () => {})
  introduce(server, settings, testAccounts)
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
  { data, publicAddress }: ServerSettings,
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

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}
