import { resolve } from 'node:path'
import { serve } from '@longshore/server/serve'
import { type Command, InvalidArgumentError } from 'commander'
import { snippets } from '../snippets.ts'
import { UserError } from '../user-error.ts'

interface ServeFlags {
  readonly data: string
  readonly port: number
  readonly host: string
  readonly dc: number
  readonly testAccounts?: boolean
  readonly testAccountsOnAnyAddress?: boolean
  readonly openSignUp?: boolean
}

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description(
      'Serves files to Telegram clients, with everything it keeps in one folder. Ends with Ctrl-C or SIGTERM.',
    )
    .requiredOption(
      '--data <folder>',
      'where keys, accounts, messages and files are kept; made at first start',
    )
    .option('--port <number>', 'TCP and WebSocket port; 0 takes a free one', numberBetween(0, 65_535), 4430)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--dc <id>', 'number of this data center', numberBetween(1, 1000), 2)
    .option('--test-accounts', 'numbers 99966XYYYY sign in with the code XXXXX (on loopback only)')
    .option(
      '--test-accounts-on-any-address',
      'the same on any address: whoever reaches it can be any test account',
    )
    .option('--open-sign-up', 'a phone number without an account may make one')
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
  const server = await serve({
    data: resolve(flags.data),
    host: flags.host,
    port: flags.port,
    dcId: flags.dc,
    testAccounts,
    openSignUp: flags.openSignUp ?? false,
    deliverCode: (phone, code) => console.log(`Code for +${phone}: ${code}`),
  })
  const stopped = untilSignal()
  const fingerprint = BigInt.asUintN(64, server.fingerprint).toString(16).padStart(16, '0')
  console.log(
    `Longshore is serving DC ${server.dcId} on ${server.host}:${server.port} (data in ${resolve(flags.data)})`,
  )
  console.log(`RSA key fingerprint ${fingerprint}, public key in ${server.publicKeyFile}`)
  if (testAccounts) {
    console.log('Test accounts: 99966XYYYY with the code XXXXX, for example 9996620001 with 22222')
    for (const { title, code } of snippets({ ...server, phone: '9996620001', code: '22222' })) {
      console.log(`\n--- ${title} ---\n${code}`)
    }
  }
  console.log(`\nStop it with Ctrl-C.`)
  await stopped
  await server.close()
}

/** The first signal asks to end; a second one does not wait for what is still being answered. */
function untilSignal(): Promise<void> {
  return new Promise((resolveSignal) => {
    let asked = false
    const onSignal = (): void => {
      if (asked) process.exit(1)
      asked = true
      resolveSignal()
    }
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
    // Started by another process over a channel: when that one is killed, the channel closes and we end too.
    process.once('disconnect', () => resolveSignal())
  })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host)
}

function numberBetween(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < low || value > high) {
      throw new InvalidArgumentError(`a whole number from ${low} to ${high} is wanted`)
    }
    return value
  }
}
