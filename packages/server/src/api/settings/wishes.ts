import type { Context } from '../context.ts'

/** More than there are names of wishes. */
const most = 10

/** Something a user wants of the service, or no longer. */
export async function wish(name: string, isWanted: boolean, { settings, userId }: Context): Promise<void> {
  if (isWanted) await settings.put(userId, 'wish', { key: name, value: new Uint8Array() }, most)
  else await settings.remove(userId, 'wish', name)
}

export async function isWished(name: string, { settings, userId }: Context): Promise<boolean> {
  return (await settings.get(userId, 'wish', [name])).has(name)
}
