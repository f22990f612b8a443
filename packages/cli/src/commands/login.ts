import { createInterface } from 'node:readline/promises'
import { memorySession, type NodeClient, SignInError } from '@longshore/client/node'
import { type Command, Option } from 'commander'
import { connectTo, rememberSignIn } from '../account.ts'
import { dataOption } from '../data-option.ts'
import { nameOf } from '../name.ts'
import { type NetworkFlags, networkNames, networkOf } from '../networks/network.ts'
import { numberBetween } from '../option-values.ts'
import { UserError } from '../user-error.ts'

interface LoginFlags extends NetworkFlags {
  readonly phone?: string
  readonly code?: string
  readonly bot?: string
  readonly name?: string
}

export function addLoginCommand(program: Command): void {
  program
    .command('login')
    .description(
      'Signs this command in to a server, in place of an earlier sign-in. Asks for what the flags do not say.',
    )
    .addOption(dataOption('the data folder of a server of your own').makeOptionMandatory(false))
    .option('--server <host:port>', 'a server that runs elsewhere, by its address')
    .option('--key <file>', 'the public key of that server')
    .addOption(new Option('--network <name>', "Telegram's own network instead").choices(networkNames))
    .addOption(
      new Option('--api-id <number>', 'api_id of your application, from https://my.telegram.org/apps')
        .env('LONGSHORE_API_ID')
        .argParser(numberBetween(1, 0x7fff_ffff)),
    )
    .addOption(new Option('--api-hash <text>', 'api_hash of the same application').env('LONGSHORE_API_HASH'))
    .option('--phone <number>', 'phone number of the account')
    .option('--code <digits>', 'the code it was sent')
    .option('--name <first name>', 'make an account of this name where the number has none')
    .option('--bot <token>', 'sign in as a bot instead')
    .action(runLogin)
}

/** An earlier sign-in stays until this one has worked. */
async function runLogin(flags: LoginFlags): Promise<void> {
  const network = await networkOf(flags)
  const session = memorySession()
  const client = await connectTo(network, session)
  let name: string
  try {
    name = nameOf(await signIn(client, flags))
  } finally {
    await client.close()
  }
  const signedIn = await session.load()
  if (!signedIn) throw new Error('the session of a sign-in was not kept')
  await rememberSignIn(network, signedIn)
  console.log(`Signed in as ${name}.`)
}

async function signIn(client: NodeClient, flags: LoginFlags): ReturnType<NodeClient['signIn']> {
  if (flags.bot !== undefined) return await client.signInBot(flags.bot)
  try {
    return await client.signIn({
      phone: flags.phone ?? (await ask('Phone number: ')),
      code: () => flags.code ?? ask('Code: '),
      newAccount: flags.name === undefined ? undefined : { firstName: flags.name },
    })
  } catch (error) {
    if (!(error instanceof SignInError)) throw error
    throw new UserError(
      `Nobody was signed in: ${error.message}.`,
      'Make one: longshore user add PHONE NAME --data DIR, or --name NAME here if the server allows it.',
    )
  }
}

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UserError(`Nobody is there to answer "${question.trim()}"`, 'Say --phone and --code.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const hungUp = new AbortController()
  // Ctrl-D: without this the question would stay open for ever.
  terminal.once('close', () => hungUp.abort())
  try {
    return (await terminal.question(question, { signal: hungUp.signal })).trim()
  } finally {
    terminal.close()
  }
}
