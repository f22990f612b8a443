import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Command } from 'commander'
import { asSignedIn, forgetSignIn } from '../account.ts'

export function addLogoutCommand(program: Command): void {
  program
    .command('logout')
    .description('Signs this command out, here and on the server.')
    .action(async () => {
      await asSignedIn((client) => client.signOut()).catch(unlessSignedOutThere)
      await forgetSignIn()
      console.log('Signed out.')
    })
}

function unlessSignedOutThere(error: unknown): void {
  if (!(error instanceof RpcError && error.code === 401)) throw error
}
