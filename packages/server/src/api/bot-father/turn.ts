import type { UserRecord } from '../../storage/ports/account-store.ts'
import type { Context } from '../context.ts'
import type { Spoken } from '../service/say.ts'
import type { Step } from './conversation.ts'

/** What is said, and what is asked by it; nothing is waited for where that is absent. */
export interface Turn {
  readonly said: Spoken
  readonly next?: Step | undefined
}

/** Bots of one person. */
export const mostBots = 20

export function ownBots({ accounts, userId }: Context): Promise<UserRecord[]> {
  return accounts.botsOf(userId, mostBots)
}

/** One's own bot, by its username. */
export async function ownBot(written: string, context: Context): Promise<UserRecord | undefined> {
  const wanted = written.trim().replace(/^@/, '').toLowerCase()
  return (await ownBots(context)).find(({ username }) => username?.toLowerCase() === wanted)
}
