import type { Constructor } from '@longshore/protocol/schema/api'
import { printable } from './file-name.ts'

/** A user as people call them: name, then user name or phone, then id. */
export function nameOf(user: Constructor<'user'>): string {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ')
  const handle = user.username ? `@${user.username}` : user.phone ? `+${user.phone}` : undefined
  const words = [name || 'nameless', handle ? `(${handle})` : undefined, `id ${user.id}`]
  return printable(words.filter(Boolean).join(' '))
}
