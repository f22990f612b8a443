import { type Command, InvalidArgumentError } from 'commander'
import { dataOption } from '../data-option.ts'

interface BotFlags {
  readonly data: string
  readonly owner?: bigint
  readonly username?: string
}

export function addBotCommand(program: Command): void {
  program
    .command('bot')
    .description('Bots of a server.')
    .helpCommand(false)
    .command('create')
    .description(
      'Makes a bot and prints its token, which is shown only now. Works also while the server runs.',
    )
    .argument('<name>', 'what the bot is called')
    .option(
      '--owner <id>',
      'id of the account whose bot it is to be; it may change the picture of the bot',
      userId,
    )
    .option('--username <name>', 'by which people find the bot; it ends in "bot"', botUsername)
    .addOption(dataOption('the data folder of the server'))
    .action(async (name: string, flags: BotFlags) => {
      const { openAdministration } = await import('@longshore/server/administration')
      await using administration = await openAdministration(flags.data)
      console.log(await administration.createBot({ name, ...flags }))
    })
}

/** Others know by it that nobody sits there. */
function botUsername(text: string): string {
  const name = text.replace(/^@/, '')
  if (!/^[a-z]\w{1,28}bot$/i.test(name))
    throw new InvalidArgumentError('5 to 32 letters, digits and underscores that end in "bot" are wanted.')
  return name
}

function userId(text: string): bigint {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new InvalidArgumentError('The number of an account is wanted.')
  return BigInt(text)
}
