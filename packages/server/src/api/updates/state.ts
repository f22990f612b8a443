import type { Constructor } from '@longshore/protocol/schema/api'
import type { Context } from '../context.ts'

/** `qts` counts secret messages; `seq` updates outside of boxes: neither is used yet. */
export async function currentState(context: Context): Promise<Constructor<'updates.state'>> {
  const { pts, unread } = await context.messages.store.state(context.userId)
  return { _: 'updates.state', pts, qts: 0, date: context.now(), seq: 0, unread_count: unread }
}
