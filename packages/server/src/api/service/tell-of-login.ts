import { serviceUser } from '../../accounts/service-users.ts'
import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { KeyRecord } from '../../storage/ports/key-store.ts'
import type { Context, Services } from '../context.ts'
import { marked, say } from './say.ts'

/** Tells an account that is signed in elsewhere that it was signed in to here, with what device and when. */
export async function tellOfLogin(context: Context, user: UserRecord): Promise<void> {
  const { keys, caller, now } = context
  const all = await keys.keysOfUser(user.id)
  const isElsewhere = all.some(({ id }) => id !== caller.authKeyId)
  if (!isElsewhere) return
  const title = 'New login.'
  const text = [
    `${title} ${user.firstName}, somebody signed in to your account on ${dateOf(now())}.`,
    '',
    `Device: ${deviceOf(all.find(({ id }) => id === caller.authKeyId))}`,
    `Address: ${caller.remoteAddress}`,
    '',
    'If it was not you, end that session at once: Settings > Devices (or Privacy and Security > Active Sessions).',
  ].join('\n')
  await say(context, serviceUser, user.id, { text, entities: marked(text, 'messageEntityBold', title) })
}

/** Brings a login code to the sessions of its account. @returns whether there are any */
export async function bringCode(services: Services, user: bigint, code: string): Promise<boolean> {
  if ((await services.keys.keysOfUser(user)).length === 0) return false
  const text = `Login code: ${code}. Give it to nobody, whoever asks for it.\n\nIf you are not signing in to your account somewhere, you need not do anything: without the code nobody can.`
  await say(services, serviceUser, user, {
    text,
    entities: marked(text, 'messageEntityBold', 'Login code:'),
  })
  return true
}

function deviceOf(key: KeyRecord | undefined): string {
  const { deviceModel = '', systemVersion = '', appVersion = '' } = key?.client ?? {}
  return [deviceModel, systemVersion, appVersion].filter((word) => word !== '').join(', ') || 'unknown'
}

function dateOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' at ')} UTC`
}
