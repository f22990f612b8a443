import type { Type } from '@longshore/protocol/schema/api'
import type { Context } from '../context.ts'
import { encodeObject } from '../layers/encode-object.ts'

/** Tells the caller's other sessions what this one changed. */
export function tellOthers(context: Context, update: Type<'Update'>): void {
  const told: Type<'Updates'> = {
    _: 'updates',
    updates: [update],
    users: [],
    chats: [],
    date: context.now(),
    seq: 0,
  }
  context.updates.push(context.userId, (layer) => encodeObject(told, layer), context.caller)
}
