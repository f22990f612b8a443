import type { Command } from 'commander'
import { asSignedIn, forgetSignIn } from '../account.ts'

export function addLogoutCommand(program: Command): void {
  program
    .command('logout')
    .description('Signs this command out, here and on the server.')
    .action(async () => {
      await asSignedIn((client) => client.signOut())
      await forgetSignIn()
      console.log('Signed out.')
    })
}
