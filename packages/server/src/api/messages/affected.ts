import type { Constructor } from '@longshore/protocol/schema/api'
import type { BoxChange } from '../../storage/ports/message-store.ts'
import type { Context } from '../context.ts'

/** How far changes have moved the caller's own box. */
export async function affectedMessages(
  context: Context,
  changes: readonly BoxChange[],
): Promise<Constructor<'messages.affectedMessages'>> {
  const own = changes.filter(({ owner }) => owner === context.userId)
  const pts = own.at(-1)?.pts ?? (await context.messages.store.state(context.userId)).pts
  const ptsCount = own.reduce((sum, change) => sum + change.ptsCount, 0)
  return { _: 'messages.affectedMessages', pts, pts_count: ptsCount }
}
