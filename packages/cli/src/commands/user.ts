import type { Command } from 'commander'
import { dataOption } from '../data-option.ts'

export function addUserCommand(program: Command): void {
  const user = program.command('user').description('Accounts of a server.').helpCommand(false)
  user
    .command('add')
    .description('Makes an account for a phone number and prints its id. Works also while the server runs.')
    .argument('<phone>', 'international phone number')
    .argument('<name>', 'first name')
    .argument('[surname]', 'last name', '')
    .addOption(dataOption('the data folder of the server'))
    .action(async (phone: string, firstName: string, lastName: string, flags: { data: string }) => {
      const { openAdministration } = await import('@longshore/server/administration')
      await using administration = await openAdministration(flags.data)
      console.log(String(await administration.createUser(phone, firstName, lastName)))
    })
  user
    .command('premium')
    .description(
      'Lets an account upload files of 8000 parts, as with Telegram Premium. Works also while the server runs.',
    )
    .argument('<phone>', 'its phone number')
    .addOption(dataOption('the data folder of the server'))
    .option('--off', 'of 4000 parts again')
    .action(async (phone: string, flags: { data: string; off?: boolean }) => {
      const { openAdministration } = await import('@longshore/server/administration')
      await using administration = await openAdministration(flags.data)
      await administration.setPremium(phone, !flags.off)
    })
}
