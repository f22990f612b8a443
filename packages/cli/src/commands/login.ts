import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { connectTo, forgetSignIn, rememberServer } from '../account.ts'
import { nameOf } from '../name.ts'
import { serverInfoOf } from '../server-info.ts'
import { UserError } from '../user-error.ts'

interface LoginFlags {
  readonly data: string
  readonly phone?: string
  readonly code?: string
  readonly bot?: string
}

export function addLoginCommand(program: Command): void {
  program
    .command('login')
    .description('Signs this command in to a server. Asks for what the flags do not say.')
    .requiredOption('--data <folder>', 'the data folder of the server')
    .option('--phone <number>', 'phone number of the account')
    .option('--code <digits>', 'the code it was sent')
    .option('--bot <token>', 'sign in as a bot instead')
    .action(runLogin)
}

async function runLogin(flags: LoginFlags): Promise<void> {
  const info = await serverInfoOf(resolve(flags.data))
  await forgetSignIn()
  await rememberServer(info)
  const client = await connectTo(info)
  try {
    const user = flags.bot
      ? await client.signInBot(flags.bot)
      : await client.signIn({
          phone: flags.phone ?? (await ask('Phone number: ')),
          code: () => flags.code ?? ask('Code: '),
        })
    console.log(`Signed in as ${nameOf(user)}.`)
  } catch (error) {
    await forgetSignIn()
    throw error
  } finally {
    await client.close()
  }
}

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UserError(`Nobody is there to answer "${question.trim()}"`, 'Say --phone and --code.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(question)).trim()
  } finally {
    terminal.close()
  }
}
