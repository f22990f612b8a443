import type { Command } from 'commander'
import { dataOption } from '../data-option.ts'

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
    .addOption(dataOption('the data folder of the server'))
    .action(async (name: string, flags: { data: string }) => {
      const { openAdministration } = await import('@longshore/server/administration')
      await using administration = await openAdministration(flags.data)
      console.log(await administration.createBot(name))
    })
}
