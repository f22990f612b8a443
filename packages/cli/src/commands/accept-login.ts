import { type Command, InvalidArgumentError } from 'commander'
import { asSignedIn } from '../account.ts'

export function addAcceptLoginCommand(program: Command): void {
  program
    .command('accept-login')
    .description(
      'Lets another application in as the account that is signed in here: one that shows a QR code to be scanned.',
    )
    .argument('<token>', 'what the code says, tg://login?token=…, or the token alone', loginToken)
    .action(acceptLogin)
}

async function acceptLogin(token: Uint8Array): Promise<void> {
  const { device_model, system_version, app_version, ip } = await asSignedIn((client, signal) =>
    client.call('auth.acceptLoginToken', { token }, { signal }),
  )
  const words = [device_model, system_version, app_version].filter((word) => word !== '')
  console.log(`Let in: ${words.join(', ') || 'an application that does not say what it is'}${from(ip)}.`)
}

function from(address: string): string {
  return address === '' ? '' : ` (${address})`
}

/** Both alphabets of base64, with or without the padding: people copy what they see. */
export function loginToken(text: string): Uint8Array {
  const [, token] = /^(?:tg:\/*login\?token=)?([\w+/-]+)(?:={0,2}|(?:%3D){0,2})$/i.exec(text.trim()) ?? []
  const bytes = Buffer.from(token ?? '', 'base64url')
  if (bytes.length === 0) throw new InvalidArgumentError('A token such as tg://login?token=… is wanted.')
  return new Uint8Array(bytes)
}
