import type { Command } from 'commander'
import { asSignedIn } from '../account.ts'
import { nameOf } from '../name.ts'
import { UserError } from '../user-error.ts'

export function addWhoamiCommand(program: Command): void {
  program
    .command('whoami')
    .description('Says who is signed in.')
    .option('--json', 'for scripts')
    .action(async (flags: { json?: boolean }) => {
      const [self] = await asSignedIn((client) =>
        client.call('users.getUsers', { id: [{ _: 'inputUserSelf' }] }),
      )
      if (self?._ !== 'user')
        throw new UserError(
          'The server does not know this account any more.',
          'Sign in again: longshore login',
        )
      const { id, first_name, last_name, username, phone } = self
      console.log(
        flags.json
          ? JSON.stringify({ id: String(id), first_name, last_name, username, phone })
          : nameOf(self),
      )
    })
}
