import type { Constructor } from '@longshore/protocol/schema/api'

/** A user as people call them: name, then user name or phone, then id. */
export function nameOf(user: Constructor<'user'>): string {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ')
  const handle = user.username ? `@${user.username}` : user.phone ? `+${user.phone}` : undefined
  return [name || 'nameless', handle ? `(${handle})` : undefined, `id ${user.id}`].filter(Boolean).join(' ')
}
