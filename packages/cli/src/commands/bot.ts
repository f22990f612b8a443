import { resolve } from 'node:path'
import { openAdministration } from '@longshore/server/administration'
import type { Command } from 'commander'

export function addBotCommand(program: Command): void {
  program
    .command('bot')
    .description('Bots of a server.')
    .command('create')
    .description(
      'Makes a bot and prints its token, which is shown only now. Works also while the server runs.',
    )
    .argument('<name>', 'what the bot is called')
    .requiredOption('--data <folder>', 'the data folder of the server')
    .action(async (name: string, flags: { data: string }) => {
      await using administration = await openAdministration(resolve(flags.data))
      console.log(await administration.createBot(name))
    })
}
