import { resolve } from 'node:path'
import { openAdministration } from '@longshore/server/administration'
import type { Command } from 'commander'

export function addUserCommand(program: Command): void {
  program
    .command('user')
    .description('Accounts of a server.')
    .command('add')
    .description('Makes an account for a phone number and prints its id. Works also while the server runs.')
    .argument('<phone>', 'international phone number')
    .argument('<name>', 'first name')
    .argument('[surname]', 'last name', '')
    .requiredOption('--data <folder>', 'the data folder of the server')
    .action(async (phone: string, firstName: string, lastName: string, flags: { data: string }) => {
      await using administration = await openAdministration(resolve(flags.data))
      console.log(String(await administration.createUser(phone, firstName, lastName)))
    })
}
