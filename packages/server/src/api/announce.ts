import type { Constructor } from '@longshore/protocol/schema/api'
import type { BoxChange } from '../storage/ports/message-store.ts'
import type { Context } from './context.ts'
import { encodeObject } from './layers/encode-object.ts'
import { shapeChanges, updatesOf } from './shapes/updates.ts'

/**
 * Tells everyone whose boxes have changed, apart from the session that asked for it.
 *
 * @returns what the caller itself is to be told in its answer
 */
export async function announce(
  context: Context,
  changes: readonly BoxChange[],
): Promise<Constructor<'updates'>> {
  const byOwner = Map.groupBy(changes, ({ owner }) => owner)
  let own = updatesOf(context, [], [])
  for (const [owner, theirs] of byOwner) {
    const { updates, users } = await shapeChanges(context, owner, theirs)
    const told = updatesOf(context, updates, users)
    context.updates.push(owner, (layer) => encodeObject(told, layer), context.caller)
    if (owner === context.userId) own = told
  }
  return own
}
