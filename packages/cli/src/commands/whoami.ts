import type { Command } from 'commander'
import { asSignedIn } from '../account.ts'
import { nameOf } from '../name.ts'
import { UserError } from '../user-error.ts'

export function addWhoamiCommand(program: Command): void {
  program
    .command('whoami')
    .description('Says who is signed in.')
    .option('--json', 'one line: {"id", "firstName", "lastName", "username", "phone", "bot"}')
    .action(runWhoami)
}

async function runWhoami(flags: { json?: boolean }): Promise<void> {
  const [self] = await asSignedIn((client, signal) =>
    client.call('users.getUsers', { id: [{ _: 'inputUserSelf' }] }, { signal }),
  )
  if (self?._ !== 'user') {
    throw new UserError('The server does not know this account any more.', 'Sign in again: longshore login')
  }
  const { id, first_name: firstName, last_name: lastName, username, phone, bot = false } = self
  const line = { id: String(id), firstName, lastName, username, phone, bot }
  console.log(flags.json ? JSON.stringify(line) : nameOf(self))
}
