import type { Services } from '../context.ts'

/** What its owner writes anew about a bot. */
export type Changeable = 'new name' | 'about' | 'description' | 'commands'

/** What was last asked of somebody, and what is known already. */
export type Step =
  | { readonly asked: 'name' }
  | { readonly asked: 'username'; readonly name: string }
  | { readonly asked: 'bot'; readonly for: 'token' | 'picture' | 'deletion' | Changeable }
  | { readonly asked: 'picture' | 'confirmation'; readonly bot: string }
  | { readonly asked: Changeable; readonly bot: string }

/** One for each user: a new question takes the place of the one before. */
const key = 'BotFather'
const mostConversations = 10

export async function lastStep(
  { settings }: Pick<Services, 'settings'>,
  user: bigint,
): Promise<Step | undefined> {
  const value = (await settings.get(user, 'conversation', [key])).get(key)
  // Only `remember` writes there.
  return value && (JSON.parse(new TextDecoder().decode(value)) as Step)
}

export async function remember(
  { settings }: Pick<Services, 'settings'>,
  user: bigint,
  step: Step | undefined,
): Promise<void> {
  if (!step) await settings.remove(user, 'conversation', key)
  else {
    const value = new TextEncoder().encode(JSON.stringify(step))
    await settings.put(user, 'conversation', { key, value }, mostConversations)
  }
}
